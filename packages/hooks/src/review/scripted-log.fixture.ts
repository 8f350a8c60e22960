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
  /** Shell commands, or whole hook events. */
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
    const event = {
      session_id: `session-${run}`,
      cwd: '/workspace',
      hook_event_name: 'PreToolUse',
      tool_name: 'Bash',
      tool_use_id: `t${at}`,
      ...(typeof step === 'string' ? { tool_input: { command: step } } : step),
    };
    if (event.hook_event_name === 'PreToolUse')
      core.announce({ id: event.tool_use_id, tool: event.tool_name });
    await core.handle(Buffer.from(JSON.stringify(event)));
  }
  if (seal) await append(harnessEntry('run.sealed', { verdict: 'passed' }));
  return Buffer.from(lines.join(''));
}

export async function scriptedLog(script: Script): Promise<ReviewedLog> {
  return readLog(script.run ?? 'r1', await scriptedBytes(script), null);
}
