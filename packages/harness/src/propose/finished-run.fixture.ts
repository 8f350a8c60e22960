// A run's folder as a passed run leaves it, with a sealed log of its own.
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RunRecord } from '@agent-harness/contracts';
import { openAuditLog } from '@agent-harness/hooks';

export const HEAD = 'c'.repeat(40);

export async function finishedRun(
  outputs: Record<string, string>,
): Promise<{ folder: string; record: RunRecord }> {
  const folder = await mkdtemp(join(tmpdir(), 'propose-'));
  const file = join(folder, 'audit.jsonl');
  await using log = await openAuditLog(file, { run: 'r1' });
  const sealed = await log.seal({ verdict: 'passed' });
  for (const [path, text] of Object.entries(outputs)) {
    await mkdir(dirname(join(folder, 'outputs', path)), { recursive: true });
    await writeFile(join(folder, 'outputs', path), text);
  }
  const record = recordOf(outputs, { file, events: 1, head: sealed.hash, sealed: true });
  await writeFile(join(folder, 'run.json'), JSON.stringify(record));
  return { folder, record };
}

function recordOf(outputs: Record<string, string>, audit: RunRecord['audit']): RunRecord {
  return {
    contract: 'run/1',
    id: 'r1',
    skill: 'documentation',
    startedAt: '2026-01-01T10:00:00Z',
    endedAt: '2026-01-01T10:01:00Z',
    verdict: 'passed',
    exitCode: 0,
    reason: null,
    repository: { head: HEAD, branch: 'main', dirty: false },
    model: { upstream: 'offline', offline: true },
    used: {},
    stages: [],
    outputs: Object.entries(outputs).map(([path, text]) => ({
      path,
      bytes: Buffer.byteLength(text),
      digest: `sha256:${createHash('sha256').update(text).digest('hex')}`,
    })),
    gate: [{ check: 'claims', passed: true, detail: 'every claim holds' }],
    audit,
  };
}
