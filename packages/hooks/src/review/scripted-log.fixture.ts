// A log as the real guard writes it, of a session that a test scripts.
import type { AuditEntry, GuardSession, Policy } from '@agent-harness/contracts';
import { type ChainPosition, after, chainRecord, chainStart, harnessEntry } from '../audit/record.ts';
import { createCore } from '../guard/core.ts';
import { judgeHere } from '../guard/judge.fixture.ts';
import { securityLayers } from '../guard/security-layers.ts';
import { readingPolicy } from '../policy/reading-policy.fixture.ts';
import { type ReviewedLog, readLog } from './read-log.ts';

export interface Script {
  run?: string;
  skill?: string;
  policy?: Policy;
  mounts?: GuardSession['mounts'];
  liveness?: boolean;
  /** Shell commands, whole hook events, or the `result` of an earlier call (`t0` is the first step's). */
  steps: readonly (string | Record<string, unknown>)[];
  seal?: boolean;
}

export const scriptedPolicy = readingPolicy();

export async function scriptedBytes({
  run = 'r1',
  skill = 'demo',
  policy = scriptedPolicy,
  mounts = [],
  liveness = false,
  steps,
  seal = true,
}: Script): Promise<Buffer> {
  let position: ChainPosition = chainStart;
  const lines: string[] = [];
  const append = async (entry: AuditEntry): Promise<never> => {
    const record = chainRecord(entry, {
      ...position,
      run,
      now: new Date(1_700_000_000_000 + position.seq * 1_000),
    });
    position = after(record);
    lines.push(`${JSON.stringify(record)}\n`);
    return undefined as never;
  };
  const core = createCore({ append }, judgeHere(securityLayers), { deadlineMs: 60_000, onFailed() {} });
  await core.record(harnessEntry('run.open', { skill, release: '0.0.0' }));
  await core.open({ stage: 'write', policy, mounts, liveness });
  for (const [at, step] of steps.entries()) {
    const given = typeof step === 'string' ? { tool_input: { command: step } } : step;
    if ('result' in given) {
      await core.results([{ id: String(given['of']), isError: false, texts: [String(given['result'])] }]);
      continue;
    }
    const event: Record<string, unknown> = {
      session_id: `session-${run}`,
      cwd: '/workspace',
      hook_event_name: 'PermissionRequest',
      tool_name: 'Bash',
      ...given,
    };
    if (event['hook_event_name'] === 'PermissionRequest')
      core.announce({
        id: `t${at}`,
        tool: String(event['tool_name']),
        input: event['tool_input'] as Record<string, unknown>,
      });
    await core.handle(Buffer.from(JSON.stringify(event)));
  }
  if (seal) await append(harnessEntry('run.sealed', { verdict: 'passed' }));
  return Buffer.from(lines.join(''));
}

export async function scriptedLog(script: Script): Promise<ReviewedLog> {
  return readLog(script.run ?? 'r1', await scriptedBytes(script), null);
}
