// For tests: a repository with owners, a base commit and a branch to change, new for each test.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Ownership } from '@agent-harness/contracts';
import { beforeEach } from 'vitest';

export const member = (login: string): { login: string; emails: string[] } => ({
  login,
  emails: [`${login}@shop.example`],
});

const team = (
  name: string,
  logins: string[],
  paths: string[],
  approvals = 1,
): Ownership['teams'][number] => ({
  name,
  title: name,
  gitlab: `@shop/${name}`,
  github: `@shop/${name}`,
  approvals,
  packages: [`packages/${name}`],
  paths,
  members: logins.map(member),
});

/** Who owns what at the base. */
export const map: Ownership = {
  contract: 'ownership/1',
  teams: [
    team('web', ['ana', 'abe'], ['/*']),
    team('api', ['ben', 'bea'], ['/old/']),
    team('ops', ['cem', 'cia'], ['/ops/'], 2),
  ],
  shared: [
    { title: 'Docs', paths: ['/docs/', '/.changeset/'], teams: ['web', 'api'], approve: 'any', why: 'x' },
    { title: 'Contracts', paths: ['/contracts/'], teams: ['web', 'api', 'ops'], approve: 'all', why: 'x' },
  ],
  contracts: {
    documents: '/contracts/<name>/contract.json',
    paths: ['/contracts/<name>/'],
    expectations: '/contracts/<name>/*/expectations/<consumer>/',
  },
  agents: [member('bot')],
};

export const contract = (consumers: string[]): string =>
  JSON.stringify({ name: 'order', provider: 'api', consumers });

export interface ReviewedRepository {
  /** Of the running test. */
  folder: () => string;
  git: (...args: string[]) => string;
  /** @returns its id; a file that is `null` is removed */
  commit: (files: Record<string, string | null>, by?: string, message?: string) => string;
}

export function reviewedRepository(): ReviewedRepository {
  let folder: string;

  function git(...args: string[]): string {
    const identity = [
      '-c',
      'user.name=x',
      '-c',
      'user.email=none@shop.example',
      '-c',
      'commit.gpgsign=false',
    ];
    return execFileSync('git', ['-C', folder, ...identity, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  }

  function commit(files: Record<string, string | null>, by = 'ana', message = 'change'): string {
    for (const [path, text] of Object.entries(files)) {
      if (text === null) rmSync(join(folder, path));
      else {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
    }
    git('add', '-A');
    git('commit', '-q', '--allow-empty', `--author=${by} <${by}@shop.example>`, '-m', message);
    return git('rev-parse', 'HEAD').trim();
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'review-'));
    git('init', '-q', '-b', 'main');
    commit({
      'ownership.json': JSON.stringify(map),
      'README.md': 'read me',
      'packages/web/package.json': '{"name":"@shop/web"}',
      'packages/api/package.json': '{"name":"@shop/api"}',
      'packages/ops/package.json': '{"name":"@shop/ops"}',
      'old/a.ts': 'a long enough text to be found again',
      'docs/a.md': 'a',
      'contracts/index.ts': 'i',
      'contracts/order/contract.json': contract(['web']),
      'contracts/order/v1/schema.json': '{}',
      CODEOWNERS: '/old/ @shop/api\n',
    });
    git('checkout', '-q', '-b', 'topic');
  });

  return { folder: () => folder, git, commit };
}
