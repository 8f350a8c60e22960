// PreToolUse: one refusal is enough, whoever gives it, and only an allowed call is remembered.
import type { Verdict } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../decide/decide.ts';
import { createSession } from '../session/session.ts';
import { sessionOf } from '../session/session.fixture.ts';
import type { Judgement } from './judgement.ts';
import { planAsk } from './plan-ask.ts';

const verdict = (kind: Verdict['verdict'], rule: string | null): Verdict => ({
  layer: 'L1',
  verdict: kind,
  rule,
  reason: 'why',
  instead: null,
  words: [],
});

interface Change {
  decided?: Partial<Decision>;
  call?: string | null;
  tool?: string | null;
  announced?: boolean;
  tainted?: boolean;
  destinations?: string[];
  written?: string[];
  run?: string[];
}

function turnOf({
  decided = {},
  call = 'c1',
  tool = 'Bash',
  announced = true,
  tainted = false,
  ...seen
}: Change) {
  const facts = {
    event: 'tool.ask',
    hook: 'PreToolUse',
    session: 's1',
    call,
    tool,
    cwd: '/workspace',
    digest: `sha256:${'0'.repeat(64)}`,
  } as const;
  const session = createSession(sessionOf({ space: { tools: ['Bash'] } }));
  if (announced) session.announce({ id: 'c1', tool: 'Bash' });
  const judgement: Judgement = {
    facts,
    prepared: { kept: { input: null, inputDigest: null, cut: 0 }, decides: true, vouched: [], clean: true },
    key: 'key',
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
    calls: [],
    details: {},
    milliseconds: null,
  };
  return { event: facts, judgement, session, tainted, startedAt: performance.now() };
}
const entryOf = (plan: Awaited<ReturnType<typeof planAsk>>) => plan.records[0]?.entry;

describe('a call that nothing objects to', () => {
  it('is allowed, recorded as such, and may then be permitted', async () => {
    const turn = turnOf({});
    const plan = await planAsk(turn);
    expect(plan).toMatchObject({ answer: { exit: 0 }, refused: null });
    expect(JSON.stringify(plan.answer)).toContain(`allowed by policy ${turn.session.stage.policy.name}`);
    expect(entryOf(plan)).toMatchObject({ kind: 'call.decided', decision: 'allow', layerMicros: { L1: 3 } });
    expect(entryOf(plan)?.detail).toEqual({});
    expect(turn.session.progress('c1')).not.toBe('allowed');
    plan.commit();
    expect(turn.session.progress('c1')).toBe('allowed');
    expect(turn.session.permit('key')).toMatchObject({ call: 'c1' });
    expect(turn.session.tainted).toBe(false);
  });

  it('leaves what it writes and reaches in memory, and the taint of what it carries', async () => {
    const turn = turnOf({ decided: { injected: true }, written: ['/out/a'], destinations: ['mcp:x'] });
    (await planAsk(turn)).commit();
    expect(turn.session.memory.written.get('/out/a')).toBe('agent');
    expect([...turn.session.memory.sources]).toEqual(['mcp:x']);
    expect(turn.session.tainted).toBe(true);
  });

  it('records what the disk said, the taint and the sources so far', async () => {
    const turn = turnOf({ tainted: true, decided: { resolved: ['/a -> /b'] } });
    turn.session.memory.sources.add('mount:/x');
    expect(entryOf(await planAsk(turn))?.detail).toEqual({
      resolved: ['/a -> /b'],
      tainted: true,
      sources: ['mount:/x'],
    });
  });
});

describe('a call is refused', () => {
  it('by a layer, with its reason, and leaves nothing behind', async () => {
    const decided = { decision: 'deny', verdicts: [verdict('deny', 'r')], reason: 'L1 r: why.' } as const;
    const turn = turnOf({ decided: { ...decided, verdicts: [verdict('deny', 'r')], injected: true } });
    const plan = await planAsk(turn);
    expect(plan).toMatchObject({ answer: { exit: 2, reason: 'L1 r: why.' }, refused: ['r'] });
    expect(entryOf(plan)).toMatchObject({ decision: 'deny', verdicts: [{ rule: 'r' }] });
    plan.commit();
    expect(turn.session.progress('c1')).toBe('refused');
    expect(turn.session.tainted).toBe(false);
  });

  it('by what an earlier call did, although the layers allow it', async () => {
    const turn = turnOf({ run: ['/out/a.sh'] });
    turn.session.memory.written.set('/out/a.sh', 'agent');
    const plan = await planAsk(turn);
    expect(plan.refused).toEqual(['session.written-file-executed']);
    expect(plan.answer).toMatchObject({
      exit: 2,
      reason: expect.stringMatching(/^L1 session\.written-file-executed: /u),
    });
    expect(entryOf(plan)).toMatchObject({ decision: 'deny' });
  });

  it('by both, each with its line', async () => {
    const turn = turnOf({
      run: ['/out/a.sh'],
      decided: { decision: 'deny', verdicts: [verdict('deny', 'r')], reason: 'L1 r: why.' },
    });
    turn.session.memory.written.set('/out/a.sh', 'agent');
    const { answer, refused } = await planAsk(turn);
    expect(refused).toEqual(['r', 'session.written-file-executed']);
    expect(answer).toMatchObject({ reason: expect.stringMatching(/^L1 r: why\.\nL1 session\.written/u) });
  });

  it('out of turn, before anything else is said of it', async () => {
    const plan = await planAsk(turnOf({ announced: false }));
    expect(plan.answer.exit).toBe(2);
    expect(plan.refused).toHaveLength(1);
    expect(entryOf(plan)?.detail).toMatchObject({ rule: plan.refused?.[0], reason: expect.any(String) });
  });

  it.each([
    ['without an id', { call: null }],
    ['without a tool', { tool: null }],
  ])('%s', async (_, change) => {
    const plan = await planAsk(turnOf(change));
    expect(plan.refused).toEqual(['session.malformed-event']);
    expect(plan.answer).toMatchObject({ reason: expect.stringContaining('no call id or tool') });
  });
});
