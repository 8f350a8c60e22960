// The rendered GitLab jobs for real: gitlab-ci-local presses their buttons, the harness runs, then proposes to a GitLab on loopback.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { access, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { planPipeline, renderGitlab } from '@agent-harness/pipeline';
import { findSkill } from '@agent-harness/skills';
import { execa } from 'execa';
import { afterAll, expect, it } from 'vitest';
import { engine, repositoryOf } from './probe-run.ts';

const cli = join(import.meta.dirname, '../dist/cli.js');
const gitlab = join(
  dirname(createRequire(import.meta.url).resolve('gitlab-ci-local/package.json')),
  'src/index.js',
);
const rsync = (await execa('rsync', ['--version'], { reject: false })).exitCode === 0;
const home = await mkdtemp(join(tmpdir(), 'gitlab-'));
afterAll(() => rm(home, { recursive: true, force: true }));

/** GitLab's API as far as a first proposal asks, and what it was sent. */
async function loopbackGitlab() {
  const sent: { asked: string; token: unknown; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    sent.push({ asked: `${request.method} ${request.url}`, token: request.headers['private-token'], body });
    const answer =
      request.method === 'GET' ? [] : { web_url: 'https://gitlab.example/team/shop/-/merge_requests/1' };
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    sent,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  };
}

it.skipIf(engine === null || !rsync)(
  'runs the documentation job, and proposes what it published (skipped without an engine or rsync)',
  async () => {
    const { manifest } = await findSkill('documentation');
    // Installing and building the harness is this test's own surroundings; the rest is the job as rendered.
    const plan = planPipeline([manifest], {
      prepare: [],
      command: (skill, out) => `node ${cli} run ${skill} --repo . --out ${out}`,
      propose: {
        into: 'docs',
        command: (run, into) => `node ${cli} propose --run ${run} --into ${into} --send gitlab`,
      },
    });
    const repository = await repositoryOf({
      'README.md': '# Shop\n',
      'index.js': "import './a.js';\n",
      'a.js': '',
    });
    const platform = await loopbackGitlab();
    try {
      await writeFile(join(repository, '.gitlab-ci.yml'), renderGitlab(plan));
      const git = (...args: string[]) =>
        execa('git', ['-C', repository, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args]);
      await git('remote', 'add', 'origin', 'git@gitlab.example:team/shop.git');
      await git('add', '-A');
      await git('commit', '-qm', 'feat(ci): run the documentation agent by hand');
      const flags = ['--force-shell-executor', '--shell-isolation', '--no-artifacts-to-source'];
      // As a project keeps it: for one environment.
      const token = { type: 'variable', values: { 'harness-propose': 'write-token' } };
      await writeFile(
        join(repository, '.gitlab-ci-local-variables.yml'),
        JSON.stringify({ GITLAB_TOKEN: token }),
      );
      flags.push('--needs', '--manual=agent-documentation', `--variable=CI_API_V4_URL=${platform.url}`);
      const ran = await execa('node', [gitlab, ...flags, 'propose-documentation'], {
        cwd: repository,
        all: true,
        reject: false,
        stdin: 'ignore',
        env: { FORCE_COLOR: '0', ANTHROPIC_API_KEY: undefined },
      });
      expect(ran.all).toContain('PASSED (exit 0)');
      expect(ran.exitCode).toBe(0);
      const artifacts = join(repository, '.gitlab-ci-local/artifacts/agent-documentation');
      await access(join(artifacts, 'harness-passed/outputs/architecture.md'));
      const [run = ''] = await readdir(join(artifacts, 'runs/ci'));
      expect(await readFile(join(artifacts, 'runs/ci', run, 'audit.jsonl'), 'utf8')).toContain('run.sealed');
      expect(ran.all).toContain('sent    https://gitlab.example/team/shop/-/merge_requests/1');
      expect(platform.sent.map(({ asked }) => asked.replace(/\/projects\/\d+|\?.*/g, ''))).toEqual([
        'POST /repository/commits',
        'GET /merge_requests',
        'POST /merge_requests',
      ]);
      expect(new Set(platform.sent.map((one) => one.token))).toEqual(new Set(['write-token']));
      expect(platform.sent[0]?.body).toContain('"file_path":"docs/architecture.md"');
    } finally {
      platform.close();
      await rm(repository, { recursive: true, force: true });
    }
  },
);
