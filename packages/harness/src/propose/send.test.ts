// Both senders against a server on loopback that keeps what it is sent, in the documented shapes.
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Proposal } from './plan-proposal.ts';
import { sendGithub } from './send-github.ts';
import { sendGitlab } from './send-gitlab.ts';

const proposal: Proposal = {
  branch: 'harness/documentation',
  base: 'c'.repeat(40),
  title: 'docs: proposal',
  message: 'docs: proposal\n\nAgent: agent-harness',
  body: 'Read this.',
  files: [{ path: 'docs/a.md', text: 'ä\n', change: 'update' }],
  kept: [],
};
const TOKEN = 'a-token-for-this-test';
let server: Server;
let url: string;
let answers: Record<string, unknown>;
let sent: { asked: string; body: unknown; headers: NodeJS.Dict<string | string[]> }[];

beforeEach(async () => {
  const own: typeof sent = [];
  sent = own;
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const asked = `${request.method} ${request.url}`;
      const said = Buffer.concat(chunks).toString();
      own.push({ asked, body: said === '' ? null : JSON.parse(said), headers: request.headers });
      response.writeHead(answers[asked] === undefined ? 404 : 200).end(JSON.stringify(answers[asked] ?? {}));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => server.close());

const bodyOf = (asked: string): unknown => sent.find((one) => one.asked === asked)?.body;

describe('gitlab', () => {
  const environment = (): NodeJS.ProcessEnv => ({
    CI_API_V4_URL: url,
    CI_PROJECT_ID: '7',
    CI_DEFAULT_BRANCH: 'main',
    GITLAB_TOKEN: TOKEN,
  });
  const list =
    'GET /projects/7/merge_requests?state=opened&source_branch=harness%2Fdocumentation&target_branch=main';
  beforeEach(() => {
    answers = {
      'POST /projects/7/repository/commits': { id: 'd'.repeat(40) },
      [list]: [],
      'POST /projects/7/merge_requests': { web_url: 'https://gitlab.example/mr/1' },
      'PUT /projects/7/merge_requests/4': { web_url: 'https://gitlab.example/mr/4' },
    };
  });

  it('commits on the branch, from the commit that was read, and opens one merge request', async () => {
    expect(await sendGitlab(proposal, environment())).toBe('https://gitlab.example/mr/1');
    expect(bodyOf('POST /projects/7/repository/commits')).toEqual({
      branch: proposal.branch,
      start_sha: proposal.base,
      force: true,
      commit_message: proposal.message,
      actions: [{ action: 'update', file_path: 'docs/a.md', content: 'w6QK', encoding: 'base64' }],
    });
    expect(bodyOf('POST /projects/7/merge_requests')).toMatchObject({ target_branch: 'main' });
    expect(sent.every(({ headers }) => headers['private-token'] === TOKEN)).toBe(true);
  });

  it('deletes without content', async () => {
    const gone = { path: 'docs/b.md', text: '', change: 'delete' } as const;
    await sendGitlab({ ...proposal, files: [gone] }, environment());
    expect(bodyOf('POST /projects/7/repository/commits')).toMatchObject({
      actions: [{ action: 'delete', file_path: 'docs/b.md' }],
    });
  });

  it('updates the one that is open', async () => {
    answers[list] = [{ iid: 4 }];
    expect(await sendGitlab(proposal, environment())).toBe('https://gitlab.example/mr/4');
    expect(bodyOf('POST /projects/7/merge_requests')).toBeUndefined();
  });

  it('stops at the first refusal, and says nothing of the token', async () => {
    answers = {};
    const error = await sendGitlab(proposal, environment()).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'platform.answer' });
    expect(String((error as Error).message)).not.toContain(TOKEN);
    expect(sent).toHaveLength(1);
  });
});

describe('github', () => {
  const environment = (): NodeJS.ProcessEnv => ({
    GITHUB_API_URL: url,
    GITHUB_REPOSITORY: 'shop/shop',
    GITHUB_TOKEN: TOKEN,
  });
  const list = 'GET /repos/shop/shop/pulls?state=open&head=shop:harness%2Fdocumentation&base=main';
  beforeEach(() => {
    answers = {
      [`GET /repos/shop/shop/git/commits/${proposal.base}`]: { tree: { sha: 't0' } },
      'POST /repos/shop/shop/git/trees': { sha: 't1' },
      'POST /repos/shop/shop/git/commits': { sha: 'c1' },
      'POST /repos/shop/shop/git/refs': {},
      'PATCH /repos/shop/shop/git/refs/heads/harness/documentation': {},
      'GET /repos/shop/shop': { default_branch: 'main' },
      [list]: [],
      'POST /repos/shop/shop/pulls': { html_url: 'https://github.example/pull/1' },
      'PATCH /repos/shop/shop/pulls/4': { html_url: 'https://github.example/pull/4' },
    };
  });

  it('commits on a new branch, from the commit that was read, and opens one pull request', async () => {
    expect(await sendGithub(proposal, environment())).toBe('https://github.example/pull/1');
    expect(bodyOf('POST /repos/shop/shop/git/trees')).toEqual({
      base_tree: 't0',
      tree: [{ path: 'docs/a.md', mode: '100644', type: 'blob', content: 'ä\n' }],
    });
    expect(bodyOf('POST /repos/shop/shop/git/commits')).toMatchObject({
      tree: 't1',
      parents: [proposal.base],
    });
    expect(bodyOf('POST /repos/shop/shop/git/refs')).toEqual({
      ref: 'refs/heads/harness/documentation',
      sha: 'c1',
    });
  });

  it('takes a deleted path out of the tree', async () => {
    const gone = { path: 'docs/b.md', text: '', change: 'delete' } as const;
    await sendGithub({ ...proposal, files: [gone] }, environment());
    expect(bodyOf('POST /repos/shop/shop/git/trees')).toEqual({
      base_tree: 't0',
      tree: [{ path: 'docs/b.md', mode: '100644', type: 'blob', sha: null }],
    });
  });

  it('moves the branch that is there, and updates the pull request that is open', async () => {
    answers['GET /repos/shop/shop/git/ref/heads/harness/documentation'] = { object: { sha: 'c0' } };
    answers[list] = [{ number: 4 }];
    expect(await sendGithub(proposal, environment())).toBe('https://github.example/pull/4');
    expect(bodyOf('PATCH /repos/shop/shop/git/refs/heads/harness/documentation')).toEqual({
      sha: 'c1',
      force: true,
    });
    expect(bodyOf('POST /repos/shop/shop/pulls')).toBeUndefined();
  });

  it('stops at the first refusal', async () => {
    delete answers['POST /repos/shop/shop/git/trees'];
    await expect(sendGithub(proposal, environment())).rejects.toThrow('answered 404');
    expect(bodyOf('POST /repos/shop/shop/git/refs')).toBeUndefined();
  });
});
