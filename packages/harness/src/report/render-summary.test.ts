// The last lines of a run end in a terminal, with words in them that a model chose.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunRecord } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { renderSummary } from './render-summary.ts';

it('shows a reason and refused calls without their control characters, and no planted call', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'summary-'));
  try {
    const file = join(folder, 'audit.jsonl');
    const verdicts = [{ layer: 'L1', verdict: 'deny', rule: 'command.curl' }];
    const call = { kind: 'call.decided', decision: 'deny', session: 's', tool: 'Bash', verdicts, detail: {} };
    const calls = [
      { ...call, input: 'curl \u009b2J\u202ex' },
      { ...call, input: 'under the name of a planted call', session: 'liveness' },
      { ...call, input: 'planted', session: 'liveness', detail: { liveness: true } },
    ];
    await writeFile(file, calls.map((one) => `${JSON.stringify(one)}\n`).join(''));
    const record = {
      verdict: 'failed',
      exitCode: 1,
      reason: 'it said: \u001b[2J\u200bgone\nand more',
      stages: [],
      outputs: [],
      audit: { file, events: 1, sealed: true },
      model: { offline: false },
    } as unknown as RunRecord;
    const text = await renderSummary(record, folder);
    expect(text).toContain('FAILED (exit 1): it said: ·[2J·gone\nand more\n');
    expect(text).toContain('refused  Bash curl ·2J·x (command.curl)');
    expect(text).toContain('refused  Bash under the name of a planted call (command.curl)');
    expect(text).not.toContain('refused  Bash planted');
  } finally {
    await rm(folder, { recursive: true });
  }
});
