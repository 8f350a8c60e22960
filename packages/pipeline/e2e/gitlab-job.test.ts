// The rendered job, run for real: it waits for a person, keeps what it must, and fails as the harness does.
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseFile } from '@agent-harness/contracts';
import { afterAll, describe, expect, it } from 'vitest';
import { planPipeline, renderGitlab } from '../src/index.ts';
import { type GitlabRun, gitlabRepository, runGitlabJob, whyNoGitlab } from './run-gitlab-job.ts';

const skill = await parseFile(
  'skill',
  fileURLToPath(import.meta.resolve('../../contracts/skill/v1/examples/valid/documentation.json')),
);

/** Stands in for the harness: writes what a run writes, where it writes it, then ends with the code in `verdict`. */
const standIn = `#!/bin/sh
set -eu
if [ "$(cat verdict)" = 2 ]; then exit 2; fi
run="$2/20260302T091500Z-$1-ab12"
mkdir -p "$run/outputs/decisions" "$run/stages/write"
ln -s "20260302T091500Z-$1-ab12" "$2/latest"
echo "# A decision" | tee "$run/stages/write/draft.md" > "$run/outputs/decisions/0001.md"
echo '{"seq":0}' > "$run/audit.jsonl"
echo '{"contract":"run/1"}' > "$run/run.json"
echo '# Report' > "$run/report.md"
echo "key seen by the harness: \${ANTHROPIC_API_KEY:-none}"
echo "token seen by the harness: \${GITLAB_TOKEN:-none}"
exit "$(cat verdict)"
`;
/** Stands in for `harness propose`: shows what it is given, and what it holds. */
const proposeStandIn = `#!/bin/sh
set -eu
mkdir "$1/proposal"
cat "$1/run.json" "$1/audit.jsonl" "$1/outputs/decisions/0001.md"
echo "into $2; token seen: \${GITLAB_TOKEN:-none}; key seen: \${ANTHROPIC_API_KEY:-none}"
echo body > "$1/proposal/description.md"
`;
const records = ['audit.jsonl', 'report.md', 'run.json'].map(
  (file) => `runs/ci/20260302T091500Z-documentation-ab12/${file}`,
);
const prepare = `#!/bin/sh
echo "key seen by npm: \${ANTHROPIC_API_KEY:-none}"
echo "token seen by npm: \${GITLAB_TOKEN:-none}"
`;

const reason = await whyNoGitlab();
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function repository(verdict: number, moreJobs = ''): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gitlab-job-'));
  folders.push(folder);
  const plan = planPipeline([skill], {
    prepare: ['./prepare'],
    command: (name, out) => `./stand-in ${name} ${out}`,
    propose: { into: 'docs', command: (run, into) => `./propose ${run} ${into}` },
  });
  await gitlabRepository(folder, {
    '.gitlab-ci.yml': renderGitlab(plan) + moreJobs,
    '.gitignore': '.gitlab-ci-local/\nruns/\n',
    'stand-in': standIn,
    propose: proposeStandIn,
    prepare,
    verdict: `${verdict}`,
  });
  return folder;
}

async function kept(run: GitlabRun): Promise<string[]> {
  const entries = await readdir(run.artifacts, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(run.artifacts.length + 1))
    .sort();
}

describe.skipIf(reason !== null)(`a GitLab job${reason === null ? '' : ` (skipped: ${reason})`}`, () => {
  it('does not start by itself', async () => {
    const folder = await repository(0, 'other:\n  stage: agents\n  script: ["echo other ran"]\n');
    const run = await runGitlabJob(folder, null);
    expect(run).toMatchObject({ exitCode: 0, output: expect.stringContaining('other ran') });
    expect(run.output).not.toContain('key seen by the harness');
    expect(await kept({ ...run, artifacts: join(run.artifacts, 'agent-documentation') })).toEqual([]);
  });

  it('runs when a person asks, and keeps outputs and audit log', async () => {
    const run = await runGitlabJob(await repository(0), 'agent-documentation');
    expect(run).toMatchObject({ exitCode: 0, output: expect.stringContaining('PASS') });
    expect(await kept(run)).toEqual(['harness-passed/outputs/decisions/0001.md', ...records]);
    expect(await readFile(join(run.artifacts, records[0]!), 'utf8')).toBe('{"seq":0}\n');
  });

  it('fails when the harness refuses, keeps the audit log and offers no output', async () => {
    const run = await runGitlabJob(await repository(1), 'agent-documentation');
    expect(run).toMatchObject({ exitCode: 1, output: expect.stringContaining('FAIL') });
    expect(await kept(run)).toEqual(records);
  });

  it('fails, and keeps nothing, when the harness ends before there is a run', async () => {
    const run = await runGitlabJob(await repository(2), 'agent-documentation');
    expect(run).toMatchObject({ exitCode: 1, output: expect.stringContaining('FAIL') });
    expect(await kept(run)).toEqual([]);
  });

  it('shows the model key to the harness and to nothing before it', async () => {
    const key = { ANTHROPIC_API_KEY: 'planted' };
    const { output } = await runGitlabJob(await repository(0), 'agent-documentation', key);
    expect(output).toContain('key seen by npm: none');
    expect(output).toContain('key seen by the harness: planted');
  });
});

describe.skipIf(reason !== null)('the job that proposes', () => {
  const given = ['--needs', '--manual=agent-documentation', '--variable=ANTHROPIC_API_KEY=planted'];
  /** The token as a project keeps it: for one environment. */
  const scoped = (environment: string) =>
    JSON.stringify({ GITLAB_TOKEN: { type: 'variable', values: { [environment]: 'write-token' } } });

  it.each(['harness-propose', '*'])(
    'alone sees the token, though its scope is %s, and gets the run as the agent’s job kept it',
    async (scope) => {
      const folder = await repository(0);
      await writeFile(join(folder, '.gitlab-ci-local-variables.yml'), scoped(scope));
      const run = await runGitlabJob(folder, 'propose-documentation', {}, given);
      expect(run).toMatchObject({ exitCode: 0, output: expect.stringContaining('# A decision') });
      expect(run.output).toContain('into docs; token seen: write-token; key seen: none');
      expect(run.output).toContain('key seen by the harness: planted');
      expect(run.output).toContain('token seen by the harness: none');
      expect(run.output).not.toContain('token seen by npm: write-token');
      expect(await kept(run)).toEqual([
        'runs/ci/20260302T091500Z-documentation-ab12/proposal/description.md',
      ]);
    },
  );

  it('does not start by itself, or after a run that failed', async () => {
    const folder = await repository(0, 'other:\n  stage: agents\n  script: ["echo other ran"]\n');
    expect((await runGitlabJob(folder, null)).output).not.toContain('token seen');
    const failed = await runGitlabJob(await repository(1), 'propose-documentation', {}, given);
    expect(failed).toMatchObject({ exitCode: 1, output: expect.stringContaining('key seen by the harness') });
    expect(failed.output).not.toContain('into docs');
  });
});

describe.skipIf(reason !== null)('a request to the trigger API', () => {
  const inputs = [{ name: 'alert', what: 'x', format: 'json' as const, required: true, maxKb: 64 }];
  const named = (name: string) => ({ ...skill, name, inputs, triggers: ['webhook' as const] });
  const request = (payload: string | null) => [
    '--variable=CI_PIPELINE_SOURCE=trigger',
    '--variable=HARNESS_SKILL=incidents',
    ...(payload === null ? [] : [`--variable=TRIGGER_PAYLOAD=${payload}`]),
  ];

  async function called(payload: string | null): Promise<GitlabRun> {
    const folder = await mkdtemp(join(tmpdir(), 'gitlab-job-'));
    folders.push(folder);
    const plan = planPipeline([skill, named('incidents'), named('others')], {
      prepare: ['true'],
      command: (name, out) => `./stand-in ${name} ${out}`,
    });
    await gitlabRepository(folder, {
      '.gitlab-ci.yml': renderGitlab(plan),
      '.gitignore': '.gitlab-ci-local/\nruns/\n',
      'stand-in': `${standIn.replace('exit "$', 'echo "$1 got $3 $(cat "${4#alert=}")"; exit "$')}`,
      verdict: '0',
    });
    const file = join(folder, '.gitlab-ci-local-payload');
    if (payload !== null) await writeFile(file, payload);
    return runGitlabJob(folder, null, {}, request(payload === null ? null : file));
  }

  it('starts the one job that it names, and hands its body over', async () => {
    const { exitCode, output } = await called('{"rule":"a","id":"7","ref":"main","variables":{}}');
    expect(exitCode).toBe(0);
    expect(output).toContain('incidents got --input {"rule":"a"}');
    expect(output).not.toMatch(/documentation got|others got|agent-documentation|agent-others/);
  });

  it('fails without a body, before anything is started', async () => {
    const { exitCode, output } = await called(null);
    expect(exitCode).toBe(1);
    expect(output).toContain('the trigger carried no payload');
    expect(output).not.toContain('got --input');
  });
});

describe.skipIf(reason !== null)('a misspelt job', () => {
  it('is refused by gitlab-ci-local too, so the runs above were of a valid file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gitlab-job-'));
    folders.push(folder);
    const broken = renderGitlab(planPipeline([skill])).replace('timeout:', 'timout:');
    await gitlabRepository(folder, { '.gitlab-ci.yml': broken });
    const run = await runGitlabJob(folder, 'agent-documentation');
    expect(run).toMatchObject({ exitCode: 1, output: expect.stringContaining('timout') });
  });
});
