// Reviews of real repositories, each a small literal tree with a base commit and a change.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Ownership } from '@agent-harness/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ApprovalSource } from '../approvals/source.ts';
import { gate } from './gate.ts';
import { prepareReview } from './prepare-review.ts';
import { renderReview } from './render-review.ts';
import { reviewDiff } from './review-diff.ts';

let folder: string;
const member = (login: string): { login: string; emails: string[] } => ({
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
const map: Ownership = {
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
const contract = (consumers: string[]): string =>
  JSON.stringify({ name: 'order', provider: 'api', consumers });

function git(...args: string[]): string {
  const identity = ['-c', 'user.name=x', '-c', 'user.email=none@shop.example', '-c', 'commit.gpgsign=false'];
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

/** `teams approvals: why; why` of each requirement. */
async function review(): Promise<string[]> {
  const { input } = await prepareReview(folder, 'main', 'HEAD');
  const { requirements, unowned } = reviewDiff(input);
  return [
    ...requirements.map(
      ({ teams, approvals, reasons }) =>
        `${teams.join('|')} ${approvals}: ${reasons.map(({ why, paths }) => `${why} (${paths.join(' ')})`).join('; ')}`,
    ),
    ...unowned.map((path) => `unowned ${path}`),
  ];
}

describe('who must approve', () => {
  it('the owners of each changed file', async () => {
    commit({ 'README.md': 'x', 'ops/a': 'x', 'docs/a.md': 'b', 'docs/b\nc\u00e4.md': 'x' });
    expect(await review()).toEqual([
      'ops 2: owns it (ops/a)',
      'web 1: owns it (README.md)',
      'web|api 1: shares it (Docs): any of them (docs/a.md docs/b\nc\u00e4.md)',
    ]);
  });

  it('the provider and every consumer of a contract, and nobody else', async () => {
    commit({ 'contracts/order/v1/schema.json': '{"a":1}' });
    expect(await review()).toEqual([
      'api 1: provides contract order (contracts/order/v1/schema.json)',
      'web 1: reads contract order (contracts/order/v1/schema.json)',
    ]);
  });

  it('all who share what is no contract', async () => {
    commit({ 'contracts/index.ts': 'j' });
    expect((await review()).map((line) => line.split(':')[0])).toEqual(['api 1', 'ops 2', 'web 1']);
  });

  it('for an expectation, its consumer and the provider', async () => {
    commit({ 'contracts/order/v1/expectations/ops/a.json': '{}' });
    expect((await review()).map((line) => line.split(' (')[0])).toEqual([
      'api 1: provides contract order',
      'ops 2: writes what it expects of order',
    ]);
  });

  it('a consumer that the diff removes from the contract', async () => {
    commit({ 'contracts/order/contract.json': contract([]) });
    expect((await review()).find((line) => line.startsWith('web'))).toContain(
      'owned it before: its ownership changes',
    );
  });

  it('both sides of a move', async () => {
    commit({ 'old/a.ts': null, 'ops/a.ts': 'a long enough text to be found again' });
    expect(await review()).toEqual([
      'api 1: owns it, from where it moves away (old/a.ts)',
      'ops 2: owns it, to where it moves (ops/a.ts)',
    ]);
  });

  it('old and new owners of paths whose ownership changes, and a team whose entry changes', async () => {
    const taken = structuredClone(map);
    taken.teams[1]!.paths = [];
    taken.teams[2]!.paths.push('/old/');
    commit({ 'ownership.json': JSON.stringify(taken) });
    expect(await review()).toEqual([
      'api 1: owned it before: its ownership changes (old/a.ts); its own entry changes: members, paths or groups (ownership.json)',
      'ops 2: is to own it: its ownership changes (old/a.ts); its own entry changes: members, paths or groups (ownership.json)',
      'web 1: owns it (ownership.json)',
    ]);
  });

  it('both owners of a path that CODEOWNERS alone gives away', async () => {
    commit({ CODEOWNERS: '/old/ @shop/ops\n' });
    expect((await review()).map((line) => line.split(':')[0])).toEqual(['api 1', 'ops 1', 'web 1']);
  });

  it('the teams of the packages that a changeset names, also when it is removed', async () => {
    commit({ '.changeset/a.md': "---\n'@shop/api': minor\n'@shop/ops': patch\n---\n\nx\n" });
    const named = [
      'api 1: its package is named by a changeset (.changeset/a.md)',
      'ops 1: its package is named by a changeset (.changeset/a.md)',
    ];
    expect(await review()).toEqual(named);
    git('checkout', '-q', 'main');
    git('merge', '-q', 'topic');
    git('checkout', '-q', '-b', 'release');
    commit({ '.changeset/a.md': null });
    expect(await review()).toEqual(named);
  });

  it('for a changeset that names a stranger, the owners of the folder', async () => {
    commit({ '.changeset/a.md': "---\n'@shop/who': minor\n---\n" });
    expect(await review()).toEqual(['web|api 1: shares it (Docs): any of them (.changeset/a.md)']);
  });

  it('nobody for a file that nobody owns: it cannot be approved', async () => {
    commit({ 'new/a': 'x' });
    expect(await review()).toEqual(['unowned new/a']);
  });

  it('by the target branch as it is now, not as it was', async () => {
    commit({ 'old/b.ts': 'b' });
    git('checkout', '-q', 'main');
    const moved = structuredClone(map);
    moved.teams[1]!.paths = [];
    moved.teams[2]!.paths.push('/old/');
    commit({ 'ownership.json': JSON.stringify(moved) });
    git('checkout', '-q', 'topic');
    expect(await review()).toEqual(['ops 2: owns it (old/b.ts)']);
  });

  it('refuses an unknown base, and a diff that removes the map', async () => {
    await expect(prepareReview(folder, '--output=x', 'HEAD')).rejects.toMatchObject({ code: 'owners.ref' });
    commit({ 'ownership.json': null });
    await expect(prepareReview(folder, 'main', 'HEAD')).rejects.toMatchObject({ code: 'owners.map' });
  });
});

describe('the gate', () => {
  /** Approvals as `login` or `login@sha` → `approved`, or what is wrong. */
  async function judged(
    approvals: string[],
    author: string[],
    rest: Partial<ApprovalSource> = {},
  ): Promise<string[]> {
    const prepared = await prepareReview(folder, 'main', 'HEAD');
    const found = reviewDiff(prepared.input);
    const given = approvals.map((one) => {
      const [by = '', sha = null] = one.split('@');
      return { by, sha };
    });
    const source = { author: null, head: null, text: '', approvals: given, membersOf: null, ...rest };
    const judgement = await gate(prepared, found, source, author, 'gitlab');
    expect(renderReview(found, judgement)).toContain(
      judgement.approved ? 'it may be merged' : 'NOT APPROVED',
    );
    return judgement.approved
      ? ['approved']
      : [
          ...judgement.requirements
            .filter(({ missing }) => missing > 0)
            .map(({ teams, missing }) => `${teams.join('|')} ${missing}`),
          ...judgement.ignored.map(({ by, why }) => `${by} ${why}`),
          ...judgement.problems,
        ];
  }

  it('opens when every team has approved, and not before', async () => {
    commit({ 'README.md': 'x', 'ops/a': 'x' });
    expect(await judged([], ['ana'])).toEqual(['ops 2', 'web 1']);
    expect(await judged(['abe', 'cem', 'cem'], ['ana'])).toEqual(['ops 1']);
    expect(await judged(['ABE', 'cem', 'cia'], ['ana'])).toEqual(['approved']);
  });

  it('never counts an author: who opened it, wrote a commit of it, or helped', async () => {
    commit({ 'README.md': 'x' }, 'ana', 'x\n\nCo-authored-by: Abe <ABE@shop.example>');
    expect(await judged(['ana', 'abe'], ['ben'])).toEqual([
      'web 1',
      'ana wrote the change',
      'abe wrote the change',
    ]);
  });

  it('never counts an approval of an earlier commit', async () => {
    const first = commit({ 'README.md': 'x' });
    const last = commit({ 'README.md': 'y' });
    expect(await judged([`abe@${first}`], ['ana'])).toEqual([
      'web 1',
      `abe approved ${first.slice(0, 12)}, not the head`,
    ]);
    expect(await judged([`abe@${last}`], ['ana'])).toEqual(['approved']);
  });

  it('does not let a diff add who approves it, or forget an agent', async () => {
    const softened = structuredClone(map);
    softened.teams[0]!.members!.push(member('eve'));
    softened.agents = [];
    commit({ 'ownership.json': JSON.stringify(softened) });
    expect(await judged(['eve'], ['ana'])).toEqual(['web 1']);
  });

  it('keeps who triggered an agent, the agent and who approves apart', async () => {
    commit({ 'README.md': 'x' }, 'bot');
    expect(await judged(['abe'], ['bot'])).toEqual([
      'bot is an agent, and nothing says who triggered it: add the trailer `Triggered-By: <login>`',
    ]);
    expect(await judged(['abe'], ['bot'], { text: 'x\r\nTriggered-By: @abe\r\n' })).toEqual([
      'web 1',
      'abe triggered the agent',
    ]);
    commit({ 'README.md': 'y' }, 'bot', 'y\n\nTriggered-By: ana');
    expect(await judged(['ana'], ['bot'])).toEqual(['web 1', 'ana triggered the agent']);
    expect(await judged(['abe'], ['bot'])).toEqual(['approved']);
    commit({ 'README.md': 'z' }, 'bot', 'z\n\nTriggered-By: bot');
    expect(await judged(['abe'], ['bot'])).toEqual([
      'bot is an agent and is said to have triggered it: name the person',
    ]);
  });

  it('refuses to judge without an author, without members, or at another head than the platform’s', async () => {
    commit({ 'README.md': 'x' });
    await expect(judged([], [])).rejects.toMatchObject({ code: 'approvals.author' });
    await expect(judged([], ['ana'], { head: '0'.repeat(40) })).rejects.toMatchObject({
      code: 'approvals.head',
    });
  });
});
