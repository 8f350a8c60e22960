// Both adapters against a server on loopback that answers in the documented shapes.
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readApprovals } from './read-approvals.ts';
import { readGithub } from './read-github.ts';
import { readGitlab } from './read-gitlab.ts';

const [old, head] = ['a'.repeat(40), 'b'.repeat(40)];
const TOKEN = 'a-token-for-this-test';
let server: Server;
let url: string;
let answers: Record<string, unknown>;
let asked: { path: string; headers: NodeJS.Dict<string | string[]> }[];

beforeEach(async () => {
  // Its own list: what an earlier test left under way must not be counted here.
  const own: typeof asked = [];
  asked = own;
  server = createServer(({ url: path = '', headers }, response) => {
    own.push({ path, headers });
    const answer = answers[path];
    if (typeof answer === 'string') response.writeHead(302, { location: answer });
    else response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? { message: 'Not Found' }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => server.close());

describe('gitlab', () => {
  const environment = (): NodeJS.ProcessEnv => ({
    CI_API_V4_URL: `${url}/api/v4`,
    CI_PROJECT_ID: '7',
    CI_MERGE_REQUEST_IID: '3',
    GITLAB_TOKEN: TOKEN,
  });
  beforeEach(() => {
    const base = '/api/v4/projects/7/merge_requests/3';
    answers = {
      [base]: { iid: 3, author: { username: 'ana' }, sha: head, description: 'Triggered-By: dan' },
      [`${base}/approvals`]: {
        approved_by: [
          { user: { username: 'ben' }, approved_at: '2026-01-01T10:00:00.000Z' },
          { user: { username: 'cem' }, approved_at: '2026-01-01T12:00:00.000Z' },
          { user: { username: 'eli' } },
        ],
      },
      [`${base}/versions?per_page=100&page=1`]: [
        { head_commit_sha: head, created_at: '2026-01-01T11:00:00.000Z' },
        { head_commit_sha: old, created_at: '2026-01-01T09:00:00.000Z' },
      ],
      '/api/v4/groups/shop%2Fweb/members/all?per_page=100&page=1': [
        { username: 'ben', state: 'active' },
        { username: 'gone', state: 'blocked' },
      ],
    };
  });

  it('says who opened it, at which commit, and which commit each approved', async () => {
    const source = await readGitlab(environment());
    expect(source).toMatchObject({ author: 'ana', head, text: 'Triggered-By: dan' });
    expect(source.approvals).toEqual([
      { by: 'ben', sha: old },
      { by: 'cem', sha: head },
      { by: 'eli', sha: null },
    ]);
    expect(await source.membersOf?.('@shop/web')).toEqual(['ben']);
    expect(asked.every(({ headers }) => headers['private-token'] === TOKEN)).toBe(true);
  });

  it('follows no redirect, and names neither token nor host when it fails', async () => {
    answers['/api/v4/projects/7/merge_requests/3/approvals'] = 'http://127.0.0.1:9/';
    const error = await readGitlab(environment()).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'platform.answer' });
    expect(String((error as Error).message)).not.toContain(TOKEN);
    answers = {};
    await expect(readGitlab(environment())).rejects.toThrow('answered 404');
    await expect(readGitlab({ ...environment(), GITLAB_TOKEN: '' })).rejects.toThrow(
      'GITLAB_TOKEN is not set',
    );
  });
});

describe('github', () => {
  const environment = (): NodeJS.ProcessEnv => ({
    GITHUB_API_URL: url,
    GITHUB_REPOSITORY: 'shop/shop',
    GITHUB_REF: 'refs/pull/3/merge',
    GITHUB_TOKEN: TOKEN,
  });
  const review = (login: string, state: string, commit_id = head): object => ({
    user: { login },
    state,
    commit_id,
  });

  it('takes each person’s last word, over all pages', async () => {
    const many = Array.from({ length: 99 }, () => review('cem', 'COMMENTED'));
    answers = {
      '/repos/shop/shop/pulls/3': { user: { login: 'ana' }, head: { sha: head }, body: null },
      '/repos/shop/shop/pulls/3/reviews?per_page=100&page=1': [review('ben', 'APPROVED', old), ...many],
      '/repos/shop/shop/pulls/3/reviews?per_page=100&page=2': [
        review('cem', 'APPROVED'),
        review('cem', 'COMMENTED'),
        review('dan', 'APPROVED'),
        review('dan', 'CHANGES_REQUESTED'),
        review('eli', 'DISMISSED'),
        { user: null, state: 'APPROVED', commit_id: head },
      ],
      '/orgs/shop/teams/web/members?per_page=100&page=1': [{ login: 'ben' }],
    };
    const source = await readGithub(environment());
    expect(source).toMatchObject({ author: 'ana', head, text: '' });
    expect(source.approvals).toEqual([
      { by: 'ben', sha: old },
      { by: 'cem', sha: head },
    ]);
    expect(await source.membersOf?.('@shop/web')).toEqual(['ben']);
    expect(new Set(asked.map(({ headers }) => headers['authorization']))).toEqual(
      new Set([`Bearer ${TOKEN}`]),
    );
  });

  it('refuses without a number, and an answer that is no list', async () => {
    await expect(readGithub({ ...environment(), GITHUB_REF: 'refs/heads/main' })).rejects.toThrow(
      'PULL_REQUEST is not set',
    );
    answers = { '/repos/shop/shop/pulls/3': {}, '/repos/shop/shop/pulls/3/reviews?per_page=100&page=1': {} };
    await expect(readGithub(environment())).rejects.toThrow('did not answer with a list');
  });
});

it('a file says who approved, and which commit', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'approvals-')), 'a.json');
  const sha = 'a'.repeat(40);
  writeFileSync(file, JSON.stringify({ author: 'ana', approvals: [{ by: 'ben', sha }, { by: 'cem' }] }));
  expect(await readApprovals(file)).toMatchObject({
    author: 'ana',
    text: '',
    approvals: [
      { by: 'ben', sha },
      { by: 'cem', sha: null },
    ],
  });
});

it.each([
  ['{', 'is not JSON'],
  ['null', 'does not say who the author is'],
  ['{"author":"ana"}', 'has no list of approvals'],
  ['{"author":"ana","approvals":[{"by":""}]}', 'an approval (1)'],
  ['{"author":"ana","approvals":[{"by":"ben","sha":"abc"}]}', 'is no full commit'],
])('a file %s is refused', async (text, message) => {
  const file = join(mkdtempSync(join(tmpdir(), 'approvals-')), 'a.json');
  writeFileSync(file, text);
  await expect(readApprovals(file)).rejects.toThrow(message);
});
