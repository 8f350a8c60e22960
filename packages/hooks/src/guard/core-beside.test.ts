// Calls that are asked for side by side: each is judged by what the ones before it do, whatever the disk takes.
import type { AuditEntry } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { readingPolicy } from '../policy/reading-policy.fixture.ts';
import { createCore } from './core.ts';
import { judgeHere } from './judge.fixture.ts';
import { securityLayers } from './security-layers.ts';

/** @returns for each call, the rules that refuse it */
async function askedTogether(...calls: [tool: string, input: Record<string, unknown>][]) {
  const entries: AuditEntry[] = [];
  const append = async (entry: AuditEntry): Promise<never> => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    entries.push(entry);
    return undefined as never;
  };
  const core = createCore({ append }, judgeHere(securityLayers), { deadlineMs: 60_000, onFailed() {} });
  await core.open({ stage: 'write', policy: readingPolicy(), mounts: [], liveness: false });
  calls.forEach(([tool, input], at) => core.announce({ id: `t${at}`, tool, input }));
  const hook = { session_id: 's', cwd: '/workspace', hook_event_name: 'PermissionRequest' };
  await Promise.all(
    calls.map(([tool_name, tool_input]) =>
      core.handle(Buffer.from(JSON.stringify({ ...hook, tool_name, tool_input }))),
    ),
  );
  return calls.map((_, at) =>
    entries
      .find(({ call }) => call === `t${at}`)
      ?.verdicts.flatMap(({ rule, verdict }) => (verdict === 'deny' ? [rule] : [])),
  );
}

it('a file is not run while the record of who writes it is on its way to the disk', async () => {
  const write = ['Write', { file_path: '/out/x.sh', content: 'id' }] as [string, Record<string, unknown>];
  const [written, run] = await askedTogether(write, ['Bash', { command: 'sh /out/x.sh' }]);
  expect(written).toEqual([]);
  expect(run).toContain('session.written-file-executed');
});
