// `harness run --in-place` for real: the CLI in the job's own container behind the same guard, doors and gate.
import { readFile } from 'node:fs/promises';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requirePlace } from '@agent-harness/container';
import { parseFile } from '@agent-harness/contracts';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { decided, probe } from './probe-run.ts';
import { bash, call } from './scripted-model.ts';

const UID = 10_078;
const MISSING = ['memoryMb', 'pids', 'cpus'];
const reason = await requirePlace(UID, []).then(
  () => null,
  (error: Error) => error.message,
);
if (reason !== null) process.stderr.write(`in-place tests are skipped: ${reason}\n`);

const write = call('Write', { file_path: '/out/note.md', content: 'text' });
const left = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('harness-place-'));

describe.skipIf(reason !== null)('a run in place (skipped where a job may not make name spaces)', () => {
  it('passes, decides every call, and says in record and report what it lacked', async () => {
    const before = await left();
    const run = await probe({
      turns: () => [[write], [bash('ls /workspace')], [bash('curl https://example.org')]],
      inPlace: { uid: UID, accepted: MISSING },
    });
    expect(run.record).toMatchObject({ verdict: 'passed', reason: null });
    expect(run.written).toEqual(['note.md']);
    expect(
      decided(run.events)
        .map((event) => event.decision)
        .slice(0, 2),
    ).toEqual(['allow', 'allow']);
    expect(decided(run.events).at(-1)?.decision).toBe('deny');
    expect(run.log).toMatchObject({ sealed: true, problem: null });
    const record = await parseFile('run', join(run.folder, 'run.json'));
    expect(record.confinement?.mode).toBe('in-place');
    expect(record.confinement?.missing.map(({ promise }) => promise)).toEqual(MISSING);
    const report = await readFile(join(run.folder, 'report.md'), 'utf8');
    for (const name of MISSING) expect(report).toContain(`- work: **${name}**: `);
    const confinement = await parseFile('confinement', join(run.folder, 'confinement-work.json'));
    expect(confinement).toMatchObject({ mode: 'in-place', engine: 'none', promises: { user: { uid: UID } } });
    expect(await left()).toEqual(before);
    const { stdout } = await execa('ps', ['-eo', 'uid=,args='], { stdin: 'ignore' });
    expect(
      stdout.split('\n').filter((line) => line.trim().startsWith(`${UID} `) && !line.includes('<defunct>')),
    ).toEqual([]);
  });

  it('calls no model when a missing promise was not accepted, and names it', async () => {
    const run = await probe({
      turns: () => [[write]],
      inPlace: { uid: UID, accepted: ['memoryMb', 'cpus'] },
    });
    expect(run.record).toMatchObject({ verdict: 'aborted', exitCode: 3 });
    expect(run.record.reason).toContain('--accept-missing pids');
    expect(run.record.confinement?.missing.map(({ promise }) => promise)).toEqual(['memoryMb', 'cpus']);
    expect(run.written).toEqual([]);
  });

  it('refuses the guard’s own uid before anything starts', async () => {
    await expect(
      probe({ turns: () => [], inPlace: { uid: process.getuid?.() ?? 0, accepted: MISSING } }),
    ).rejects.toThrow('the guard’s own');
  });
});
