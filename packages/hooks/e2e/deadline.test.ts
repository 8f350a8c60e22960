import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Guard, Policy, Rule } from '@agent-harness/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { startGuard } from '../src/guard/start.ts';
import { composePolicy } from '../src/policy/compose-policy.ts';
import { loadRules } from '../src/policy/load-rules.ts';
import { askEvent, sendEvent } from './ask-guard.ts';
import { bundle } from './bundle.ts';

let main: string;

beforeAll(async () => {
  main = await bundle('src/guard/main.ts');
});

/** A rule whose pattern takes time that doubles with each `a`. */
function endless(layer: 'L4' | 'L5'): Rule {
  const words = { title: 'endless', reason: 'a test', severity: 'low', instead: 'nothing' } as const;
  const match =
    layer === 'L5'
      ? ({ kind: 'injection', pattern: '^(a+)+$' } as const)
      : ({ kind: 'credential-text', keywords: ['aaaa'], pattern: '^(a+)+$' } as const);
  const rule = loadRules().find((known) => known.match.kind === match.kind);
  if (!rule) throw new Error('there is no rule of this kind');
  return { ...rule, ...words, id: 'test.endless', layer, match } as Rule;
}

async function guardWith(rule: Rule, deadlineMs: number): Promise<{ guard: Guard; auditFile: string }> {
  const socketDir = await mkdtemp(join(tmpdir(), 'deadline-'));
  const auditFile = join(socketDir, 'audit.jsonl');
  const guard = await startGuard({ run: 'r1', auditFile, socketDir, main });
  const space = { name: 'test', tools: ['Bash', 'Agent'], read: ['/workspace'], write: [], hosts: [] };
  const commands = [{ name: 'echo', why: 'test' }];
  const policy: Policy = composePolicy({ ...space, commands }, { rules: [rule] });
  const limits = { ...policy.limits, deadlineMs };
  await guard.open({ stage: 'draft', policy: { ...policy, limits }, mounts: [], liveness: false });
  return { guard, auditFile };
}

const trap = `${'a'.repeat(60)}!`;

describe('a pattern that never ends', () => {
  it.each(['L4', 'L5'] as const)(
    'in %s is stopped, named, recorded, and the next call is answered',
    async (layer) => {
      const { guard, auditFile } = await guardWith(endless(layer), 200);
      for (const id of ['t1', 't2', 't3']) await guard.announce({ id, tool: id === 't2' ? 'Bash' : 'Agent' });
      const hang = (id: string) =>
        sendEvent(guard.socket, { ...askEvent(id, ''), tool_name: 'Agent', tool_input: { prompt: trap } });
      const waiting = hang('t1');
      const behind = sendEvent(guard.socket, askEvent('t2', 'echo hello'));
      expect(await waiting).toMatchObject({ exit: 2, body: expect.stringContaining(layer) });
      expect(await behind).toMatchObject({ exit: 0 });
      expect(await hang('t1')).toMatchObject({ exit: 2 });
      expect(await hang('t3')).toMatchObject({ exit: 2, body: expect.stringContaining(layer) });
      expect(await guard.tally()).toMatchObject({ allowed: 1 });
      await guard[Symbol.asyncDispose]();
      const records = (await readFile(auditFile, 'utf8')).split('\n').filter((line) => line.includes('"t1"'));
      expect(JSON.parse(records[0] ?? '{}')).toMatchObject({
        kind: 'call.decided',
        call: 't1',
        decision: 'deny',
        verdicts: [{ layer, rule: `${layer}.deadline` }],
      });
    },
  );

  it('in a tool’s output ends the loop, not the guard', async () => {
    const { guard } = await guardWith(endless('L5'), 200);
    await guard.announce({ id: 't1', tool: 'Bash' });
    await sendEvent(guard.socket, askEvent('t1', 'echo hello'));
    const event = (hook: string, fields: object) =>
      sendEvent(guard.socket, { ...askEvent('t1', 'echo hello'), hook_event_name: hook, ...fields });
    expect(await event('PostToolUse', { tool_response: { stdout: trap } })).toMatchObject({
      exit: 2,
      body: expect.stringContaining('cleaning'),
    });
    const batch = [{ tool_use_id: 't1', tool_name: 'Bash', tool_response: trap }];
    expect(await event('PostToolBatch', { tool_calls: batch })).toMatchObject({ exit: 2 });
    expect(await event('UserPromptSubmit', { prompt: 'hello' })).toMatchObject({ exit: 0 });
    await guard[Symbol.asyncDispose]();
  });
});
