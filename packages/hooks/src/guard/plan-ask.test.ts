// PermissionRequest: one refusal is enough, whoever gives it, and only an allowed call is remembered.
import type { Verdict } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../decide/decide.ts';
import { loadRules } from '../policy/load-rules.ts';
import { callKey } from '../session/call-key.ts';
import { callLikeness } from '../session/call-likeness.ts';
import { createSession } from '../session/session.ts';
import { sessionOf } from '../session/session.fixture.ts';
import { denyPermit, permit } from './answers.ts';
import type { Judgement } from './judgement.ts';
import { planAsk } from './plan-ask.ts';
import type { Turn } from './turn.ts';
import { facts } from './facts.fixture.ts';

const verdict = (kind: Verdict['verdict'], rule: string | null): Verdict => ({
  layer: 'L1',
  verdict: kind,
  rule,
  reason: 'why',
  instead: null,
  words: [],
});

const input = { command: 'ls' };
const request = {
  tool: 'Bash',
  key: callKey('Bash', input),
  likeness: callLikeness('Bash', input, '/workspace'),
  session: 's1',
  cwd: '/workspace',
};
const planOf = (turn: Turn) => planAsk(turn, request);

interface Change {
  decided?: Partial<Decision>;
  announced?: boolean;
  tainted?: boolean;
  destinations?: string[];
  written?: string[];
  run?: string[];
}

function turnOf({ decided = {}, announced = true, tainted = false, ...seen }: Change) {
  const session = createSession(sessionOf({ space: { tools: ['Bash'] } }));
  if (announced) session.announce({ id: 'c1', tool: 'Bash', input });
  const judgement: Judgement = {
    facts,
    prepared: { kept: { input: null, inputDigest: null, cut: 0 }, decides: true, vouched: [], clean: true },
    decision: {
      decision: 'allow',
      verdicts: [verdict('allow', null)],
      reason: '',
      injected: false,
      layerMicros: { L1: 3 },
      resolved: [],
      ...decided,
    },
    asked: {
      observed: {
        written: (seen.written ?? []).map((path) => ({ names: [path], brought: false })),
        copied: [],
        run: (seen.run ?? []).map((path) => [path]),
        unnamed: '',
        destinations: seen.destinations ?? [],
        reads: { named: [], all: [] },
      },
      text: '{}',
    },
    cleaned: null,
    credentials: [],
    details: {},
  };
  return { event: facts, judgement, session, tainted, ahead: false, startedAt: performance.now() };
}
const entryOf = (plan: Awaited<ReturnType<typeof planAsk>>) => plan.records[0]?.entry;

describe('a call that nothing objects to', () => {
  it('is allowed, and recorded as such under the id that the model gave it', async () => {
    const turn = turnOf({});
    const plan = await planOf(turn);
    expect(plan).toMatchObject({ answer: permit(), refused: null });
    expect(entryOf(plan)).toMatchObject({
      kind: 'call.decided',
      call: 'c1',
      decision: 'allow',
      layerMicros: { L1: 3 },
    });
    expect(entryOf(plan)?.detail).toEqual({});
    expect(turn.session.progress('c1')).not.toBe('allowed');
    plan.commit();
    expect(turn.session.progress('c1')).toBe('allowed');
    expect(turn.session.tainted).toBe(false);
  });

  it('leaves what it writes and reaches in memory, and the taint of what it carries, before its record is durable', async () => {
    const turn = turnOf({ decided: { injected: true }, written: ['/out/a'], destinations: ['mcp:x'] });
    await planOf(turn);
    expect(turn.session.memory.written.get('/out/a')).toBe('agent');
    expect([...turn.session.memory.sources]).toEqual(['mcp:x']);
    expect(turn.session.tainted).toBe(true);
  });

  it('records what the disk said, when it was judged, the taint and the sources so far', async () => {
    const turn = turnOf({ tainted: true, decided: { resolved: ['/a -> /b'] } });
    turn.session.memory.sources.add('mount:/x');
    expect(entryOf(await planOf({ ...turn, ahead: true }))?.detail).toEqual({
      resolved: ['/a -> /b'],
      tainted: true,
      judgedAhead: true,
      sources: ['mount:/x'],
    });
  });
});

describe('a call is refused', () => {
  it('by a layer, with its reason, and leaves nothing behind', async () => {
    const decided = { decision: 'deny', verdicts: [verdict('deny', 'r')], reason: 'L1 r: why.' } as const;
    const turn = turnOf({ decided: { ...decided, verdicts: [verdict('deny', 'r')], injected: true } });
    const plan = await planOf(turn);
    expect(plan).toMatchObject({ answer: denyPermit('L1 r: why.'), refused: ['r'] });
    expect(entryOf(plan)).toMatchObject({ decision: 'deny', verdicts: [{ rule: 'r' }] });
    plan.commit();
    expect(turn.session.progress('c1')).toBe('refused');
    expect(turn.session.tainted).toBe(false);
  });

  it('by what an earlier call did, although the layers allow it', async () => {
    const turn = turnOf({ run: ['/out/a.sh'] });
    turn.session.memory.written.set('/out/a.sh', 'agent');
    const plan = await planOf(turn);
    expect(plan.refused).toEqual(['session.written-file-executed']);
    expect(plan.answer).toEqual(
      denyPermit('L1 session.written-file-executed: it breaks the rule session.written-file-executed.'),
    );
    expect(entryOf(plan)).toMatchObject({ decision: 'deny' });
  });

  it('with what to do instead, where the policy says so', async () => {
    const turn = turnOf({ run: ['/out/a.sh'] });
    turn.session.stage.policy.rules = loadRules().filter(({ id }) => id === 'session.written-file-executed');
    const [rule] = turn.session.stage.policy.rules;
    turn.session.memory.written.set('/out/a.sh', 'agent');
    expect((await planOf(turn)).answer).toEqual(
      denyPermit(`L1 session.written-file-executed: ${rule?.reason}. Instead: ${rule?.instead}.`),
    );
  });

  it('by both, each with its line', async () => {
    const turn = turnOf({
      run: ['/out/a.sh'],
      decided: { decision: 'deny', verdicts: [verdict('deny', 'r')], reason: 'L1 r: why.' },
    });
    turn.session.memory.written.set('/out/a.sh', 'agent');
    const { answer, refused } = await planOf(turn);
    expect(refused).toEqual(['r', 'session.written-file-executed']);
    expect(JSON.stringify(answer)).toMatch(/: L1 r: why\.\\nL1 session\.written/u);
  });

  it('out of turn, before anything else is said of it', async () => {
    const plan = await planOf(turnOf({ announced: false }));
    expect(JSON.stringify(plan.answer)).toContain('"deny"');
    expect(plan.refused).toHaveLength(1);
    expect(entryOf(plan)).toMatchObject({ call: null, decision: 'deny' });
    expect(entryOf(plan)?.detail).toMatchObject({ rule: plan.refused?.[0], reason: expect.any(String) });
  });
});
