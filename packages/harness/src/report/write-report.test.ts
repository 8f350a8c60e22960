import type { AuditEvent, RunRecord } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { renderReport } from './write-report.ts';

const record: RunRecord = {
  contract: 'run/1',
  id: '20260101T000000Z-demo-abcd',
  skill: 'demo',
  startedAt: '2026-01-01T00:00:00.000Z',
  endedAt: '2026-01-01T00:00:09.000Z',
  verdict: 'passed',
  exitCode: 0,
  reason: null,
  repository: { head: 'a'.repeat(40), branch: 'main', dirty: true },
  model: { upstream: 'offline', offline: true },
  used: { image: `sha256:${'b'.repeat(64)}` },
  stages: [
    {
      name: 'write',
      kind: 'agent',
      exitCode: 0,
      seconds: 2,
      session: 's',
      calls: { asked: 3, allowed: 2, refused: 1 },
      legs: ['reads-private'],
    },
  ],
  outputs: [{ path: 'decisions/0001.md', bytes: 10, digest: `sha256:${'c'.repeat(64)}` }],
  gate: [{ check: 'outputs', passed: true, detail: '1 files, all declared' }],
  audit: { file: 'audit.jsonl', events: 9, head: 'd'.repeat(64), sealed: true },
};
const refusal = {
  tool: 'Bash',
  input: 'curl `x`\nrm',
  verdicts: [
    { layer: 'L1', verdict: 'deny', rule: 'command.curl', reason: 'r', instead: null, words: [] },
    { layer: 'L2', verdict: 'allow', rule: null, reason: '', instead: null, words: [] },
  ],
} as unknown as AuditEvent;

it('shows a reason and a finding as text, whatever a model wrote in it', () => {
  const reason = 'Claude Code reports an error: done\n![](https://x.example/)\u001b[2J';
  const gate = [{ check: 'claims', passed: false, detail: 'a.md: quotes "`![](https://x.example/)"' }];
  const text = renderReport({ ...record, verdict: 'failed', exitCode: 1, reason, gate }, []);
  expect(text).toContain(
    '**failed** (exit 1)\n\n    Claude Code reports an error: done\n    ![](https://x.example/)·[2J\n\nSkill',
  );
  expect(text).toContain('- **failed** claims: `a.md: quotes " ![](https://x.example/)"`');
});

it('says what ran, what was refused, where things are', () => {
  const text = renderReport(record, [refusal]);
  expect(text).toContain('**passed** (exit 0)');
  expect(text).toContain('drafted without a model');
  expect(text).toContain('uncommitted changes were not read');
  expect(text).toContain('| write | agent | 2 | 3 | 2 | 1 | reads-private |');
  expect(text).toContain('- Bash `curl  x ·rm`: L1 command.curl');
  expect(text).toContain('[decisions/0001.md](outputs/decisions/0001.md)');
  expect(text).toContain('9 events');
});

it('does not hide an unsealed log or a reason', () => {
  const text = renderReport(
    {
      ...record,
      verdict: 'aborted',
      exitCode: 3,
      reason: 'guard lost',
      audit: { ...record.audit, sealed: false },
    },
    [],
  );
  expect(text).toContain('**aborted** (exit 3)\n\n    guard lost\n');
  expect(text).toContain('**not sealed**');
});

it('says what a run in place lacked, and nothing of it where an engine kept everything', () => {
  const missing = [{ stage: 'write', promise: 'cpus', why: 'shared' }];
  const inPlace = renderReport({ ...record, confinement: { mode: 'in-place', missing } }, []);
  expect(inPlace).toContain('## What the confinement did not keep');
  expect(inPlace).toContain('- write: **cpus**: shared');
  expect(renderReport({ ...record, confinement: { mode: 'launch', missing: [] } }, [])).not.toContain(
    'did not keep',
  );
});
