// A program that needs more memory than its stage has: the kernel kills it, and the run says which limit that was and where to raise it.
import type { Stage } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import { engine, probe } from './probe-run.ts';

const MEMORY = 256;

/** Takes so much memory, says so, and ends. Zeros would take none: the kernel hands out a page when it is written. */
const taking = (megabytes: number): Stage => ({
  name: 'collect',
  kind: 'program',
  argv: [
    '/opt/harness/bin/node',
    '--eval',
    `console.log('taking ${megabytes} MB');
     const kept = Array.from({ length: ${megabytes / 16} }, () => Buffer.alloc(16 * 1024 * 1024, 1));
     console.log('took', kept.length * 16, 'MB');`,
  ],
  limits: { seconds: 60, memoryMb: MEMORY },
  grants: { tools: [], commands: [], mounts: [], hosts: [], mcp: [], secrets: [] },
});

describe.skipIf(engine === null)('a stage of 256 MB (skipped where no container engine answers)', () => {
  it('runs a program that needs less', async () => {
    const { record } = await probe({ before: [taking(64)], turns: () => [] });
    expect(record).toMatchObject({ verdict: 'passed', reason: null });
  });

  it('says of one that needs more that it was killed, with the limit and what to do', async () => {
    const { record, log, model } = await probe({ before: [taking(1024)], turns: () => [] });
    expect(record).toMatchObject({ verdict: 'failed', exitCode: 1 });
    expect(record.reason).toContain('the program was killed in stage collect: taking 1024 MB');
    expect(record.reason).toContain(`its ${MEMORY} MB of memory are the usual cause`);
    expect(record.reason).toContain('raise limits.memoryMb in the skill’s manifest');
    expect(record.reason).toContain('stage.killed');
    // What comes after it is not begun, and the log is whole.
    expect(model.bodies).toEqual([]);
    expect(log).toMatchObject({ sealed: true, problem: null });
  });
});
