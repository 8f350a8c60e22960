// The rendered GitLab job for real: gitlab-ci-local presses its button, the harness runs in it, outputs and audit log come out.
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

it.skipIf(engine === null || !rsync)(
  'runs the documentation job (skipped without an engine or rsync)',
  async () => {
    const { manifest } = await findSkill('documentation');
    // Installing and building the harness is this test's own surroundings; the rest is the job as rendered.
    const plan = planPipeline([manifest], {
      prepare: [],
      command: (skill, out) => `node ${cli} run ${skill} --repo . --out ${out}`,
    });
    const repository = await repositoryOf({
      'README.md': '# Shop\n',
      'index.js': "import './a.js';\n",
      'a.js': '',
    });
    try {
      await writeFile(join(repository, '.gitlab-ci.yml'), renderGitlab(plan));
      const git = (...args: string[]) =>
        execa('git', ['-C', repository, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args]);
      await git('remote', 'add', 'origin', 'git@gitlab.example:team/shop.git');
      await git('add', '-A');
      await git('commit', '-qm', 'feat(ci): run the documentation agent by hand');
      const flags = ['--force-shell-executor', '--shell-isolation', '--no-artifacts-to-source'];
      const ran = await execa('node', [gitlab, ...flags, 'agent-documentation'], {
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
    } finally {
      await rm(repository, { recursive: true, force: true });
    }
  },
);
