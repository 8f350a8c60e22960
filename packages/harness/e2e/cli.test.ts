// The command as a person uses it: the documentation skill on a real history, and its acceptance.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { verifyAuditLog } from '@agent-harness/hooks';
import { parseFile } from '@agent-harness/contracts';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { engine } from './probe-run.ts';
import { cli, commandLine } from './run-cli.ts';
import { shopHistory } from './shop-history.ts';

const { harness, home } = commandLine();
const repository = shopHistory();

describe.skipIf(engine === null)(
  'harness run documentation (skipped where no container engine answers)',
  () => {
    it('writes decisions and a diagram from the history, held for a person, with a sealed log', async () => {
      const run = await harness([
        'run',
        'documentation',
        '--repo',
        repository(),
        '--out',
        join(home(), 'runs'),
      ]);
      expect(run.stderr).toBe('');
      expect(run.exitCode).toBe(0);
      expect(run.stdout).toMatch(/ok {4}liveness +L1 L2 L3 L4 L5 L7 each refused a planted call/);
      expect(run.stdout).toContain('PASSED (exit 0)');
      const folder = join(home(), 'runs/latest');
      const record = await parseFile('run', join(folder, 'run.json'));
      expect(record.outputs.map((file) => file.path)).toEqual(
        expect.arrayContaining(['architecture.md', 'decisions/README.md', 'evidence.json']),
      );
      expect(record.stages.map((stage) => stage.name)).toEqual(['collect', 'write', 'assemble']);
      expect(await verifyAuditLog(join(folder, 'audit.jsonl'))).toMatchObject({
        sealed: true,
        problem: null,
        events: record.audit.events,
      });
      for (const stage of ['collect', 'write'])
        await parseFile('confinement', join(folder, `confinement-${stage}.json`));
      const decisions = (await readdir(join(folder, 'outputs/decisions'))).filter(
        (name) => name !== 'README.md',
      );
      expect(decisions.length).toBeGreaterThanOrEqual(2);
      expect(await readFile(join(folder, 'report.md'), 'utf8')).toContain('## What was refused');
    });

    it('passes its experts’ suite, and withstands its attacks', async () => {
      const accepted = await harness([
        'accept',
        'documentation',
        '--run',
        join(home(), 'runs/latest'),
        '--repo',
        repository(),
        '--out',
        join(home(), 'attacks'),
        '--json',
      ]);
      const report = JSON.parse(accepted.stdout) as {
        passed: boolean;
        checks: { passed: boolean; findings: unknown[] }[];
        attacks: { passed: boolean; calls: { refused: boolean; inAudit: boolean }[] }[];
      };
      expect(report.checks.flatMap((check) => check.findings)).toEqual([]);
      expect(report.attacks.length).toBeGreaterThan(0);
      for (const attack of report.attacks)
        for (const call of attack.calls) expect(call).toMatchObject({ refused: true, inAudit: true });
      expect(accepted.exitCode).toBe(0);
    });

    it('writes the same outputs twice', async () => {
      const again = await harness([
        'run',
        'documentation',
        '--repo',
        repository(),
        '--out',
        join(home(), 'again'),
      ]);
      expect(again.exitCode).toBe(0);
      const digests = async (folder: string) =>
        (await parseFile('run', join(home(), folder, 'latest/run.json'))).outputs;
      expect(await digests('again')).toEqual(await digests('runs'));
    });

    it('stops at Ctrl-C: container gone, log sealed', async () => {
      const out = join(home(), 'interrupted');
      const running = execa('node', [cli, 'run', 'documentation', '--repo', repository(), '--out', out], {
        reject: false,
        stdin: 'ignore',
        env: { ANTHROPIC_API_KEY: undefined },
      });
      let text = '';
      let interrupted = false;
      running.stdout.on('data', (chunk) => {
        text += chunk;
        if (!text.includes('liveness') || interrupted) return;
        interrupted = true;
        running.kill('SIGINT');
      });
      const ended = await running;
      expect(ended.exitCode).toBe(130);
      expect(ended.stdout).toContain('ABORTED (exit 130)');
      const [id = ''] = (await readdir(out)).filter((name) => name !== 'latest');
      expect(await verifyAuditLog(join(out, id, 'audit.jsonl'))).toMatchObject({
        sealed: true,
        problem: null,
      });
      const left = await execa(engine!.name, [
        'ps',
        '--all',
        '--quiet',
        '--filter',
        `name=${id.toLowerCase()}`,
      ]);
      expect(left.stdout).toBe('');
    });

    it('says that the model does not answer, and does not wait long', async () => {
      const started = Date.now();
      const run = await harness(
        [
          'run',
          'documentation',
          '--repo',
          repository(),
          '--out',
          join(home(), 'nomodel'),
          '--model',
          'http://127.0.0.1:9',
        ],
        { env: { ANTHROPIC_API_KEY: 'sk-none' } },
      );
      expect(run.exitCode).toBe(4);
      expect(run.stdout).toContain('the model at 127.0.0.1:9 does not answer');
      expect(Date.now() - started).toBeLessThan(60_000);
    });
  },
);
