import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Guard, Policy, Rule } from '@agent-harness/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { startGuard } from '../src/guard/start.ts';
import { composePolicy } from '../src/policy/compose-policy.ts';
import { loadRules } from '../src/policy/load-rules.ts';
import { announcedCall, askEvent, behaviorOf, sendEvent } from './ask-guard.ts';
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
      const hanging = (id: string) => ({ tool: 'Agent', input: { prompt: `${trap}${id}` } });
      await guard.announce(announcedCall('t2', 'echo hello'));
      for (const id of ['t1', 't3']) await guard.announce({ id, ...hanging(id) });
      const hang = (id: string) => {
        const { tool: tool_name, input: tool_input } = hanging(id);
        return sendEvent(guard.socket, { ...askEvent(''), tool_name, tool_input });
      };
      const stopped = { exit: 0, body: expect.stringMatching(new RegExp(`"deny".*${layer}`, 'u')) };
      const waiting = hang('t1');
      const behind = sendEvent(guard.socket, askEvent('echo hello'));
      expect(await waiting).toMatchObject(stopped);
      expect(behaviorOf(await behind)).toBe('allow');
      expect(behaviorOf(await hang('t1'))).toBe('deny');
      expect(await hang('t3')).toMatchObject(stopped);
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

  it('in what a call brought back is withheld, and the guard lives on', async () => {
    const { guard } = await guardWith(endless('L5'), 200);
    await guard.announce(announcedCall('t1', 'echo hello'));
    await sendEvent(guard.socket, askEvent('echo hello'));
    const [verdict] = await guard.results([{ id: 't1', isError: false, texts: [trap] }]);
    expect(verdict).toMatchObject({ kind: 'replace', texts: [expect.stringMatching(/withheld.*cleaning/u)] });
    const prompt = { ...askEvent(''), hook_event_name: 'UserPromptSubmit', prompt: 'hello' };
    expect(await sendEvent(guard.socket, prompt)).toMatchObject({ exit: 0 });
    await guard[Symbol.asyncDispose]();
  });
});
