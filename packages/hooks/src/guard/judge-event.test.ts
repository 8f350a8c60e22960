// One event read, judged and cleaned: what the guard is told about it, and what never reaches a layer.
import type { Verdict } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import { sessionOf } from '../session/session.fixture.ts';
import { type JudgeSession, judgeEvent } from './judge-event.ts';
import type { Facts, Judged, Judgement, Step } from './judgement.ts';
import { fakeLayers } from './layers.fixture.ts';
import type { Layers } from './layers.ts';

function judged(raw: unknown, change: Partial<Layers> = {}, tainted = false) {
  const steps: Step[] = [];
  const shown: Facts[] = [];
  const stage = sessionOf();
  const session: JudgeSession = {
    stage,
    resolve: (path) => ({ real: path }),
    layers: { ...fakeLayers, ...change },
    clean: new Set(),
    enter: (step) => void steps.push(step),
  };
  const bytes = raw instanceof Buffer ? raw : Buffer.from(JSON.stringify(raw));
  return { made: judgeEvent(bytes, tainted, session, (facts) => void shown.push(facts)), steps, shown };
}

function judgementOf(made: Judged): Judgement {
  if (made.kind !== 'judged') throw new Error(made.kind);
  return made.judgement;
}
const of = (raw: unknown, change: Partial<Layers> = {}) => judgementOf(judged(raw, change).made);

const ask = {
  hook_event_name: 'PermissionRequest',
  tool_name: 'Bash',
  tool_use_id: 'c1',
  tool_input: { command: 'ls' },
};
const done = { ...ask, hook_event_name: 'PostToolUse', tool_response: ['fine'] };

describe('what cannot be read', () => {
  it('is said without a word of it', () => {
    expect(judged(Buffer.from([0x22, 0xff, 0x22])).made).toEqual({
      kind: 'unreadable',
      why: 'it is not UTF-8',
    });
    expect(judged(Buffer.from('{"hidden')).made).toEqual({ kind: 'unreadable', why: 'it is not JSON' });
    expect(judged({}).made).toEqual({ kind: 'unreadable', why: 'no hook_event_name' });
  });

  it('of a call is unreadable too, and of another event is never looked for', () => {
    const normalise = (): never => {
      throw new TypeError('no command');
    };
    const readFacts = fakeLayers.normalise;
    expect(judged(ask, { normalise, readFacts }).made).toEqual({ kind: 'unreadable', why: 'no command' });
    expect(judged(done, { normalise, readFacts }).made.kind).toBe('judged');
  });
});

describe('a call that is asked for', () => {
  it('is judged, observed and named by what it asks', () => {
    const { made, steps, shown } = judged(ask);
    const judgement = judgementOf(made);
    expect(judgement.decision?.decision).toBe('allow');
    expect(judgement.asked?.text).toBe('{"command":"ls"}');
    expect(judgement).toMatchObject({ cleaned: null, credentials: [] });
    expect(steps).toEqual(['reading', 'cleaning']);
    expect(shown).toEqual([judgement.facts]);
    expect(Object.keys(judgement.facts)).toEqual([
      'event',
      'hook',
      'session',
      'call',
      'tool',
      'cwd',
      'digest',
    ]);
  });

  it('is judged with the taint of its session', () => {
    const taints: boolean[] = [];
    const decide: Layers['decide'] = (event, policy, context) => {
      taints.push(context.tainted);
      return fakeLayers.decide(event, policy, context);
    };
    judged(ask, { decide }, true);
    judged(ask, { decide }, false);
    expect(taints).toEqual([true, false]);
  });

  it('has one answer for one path', () => {
    const asked: string[] = [];
    const resolve = (path: string) => (asked.push(path), { real: path });
    const decide: Layers['decide'] = (event, policy, context) => {
      context.resolve('/a');
      context.resolve('/a');
      context.resolve('/b');
      return fakeLayers.decide(event, policy, context);
    };
    const stage = sessionOf();
    const layers = { ...fakeLayers, decide };
    judgeEvent(
      Buffer.from(JSON.stringify(ask)),
      false,
      { stage, resolve, layers, clean: new Set(), enter() {} },
      () => {},
    );
    expect(asked).toEqual(['/a', '/b']);
  });

  it('whose layers crash has failed, with the reason', () => {
    expect(judged({ ...ask, tool_input: { command: 'CRASH' } }).made).toEqual({
      kind: 'failed',
      why: 'layer crashed',
    });
    const decide = (): never => {
      throw 'a text';
    };
    expect(judged(ask, { decide }).made).toEqual({ kind: 'failed', why: 'a text' });
  });

  it('is judged by a clock that runs', () => {
    const times: number[] = [];
    const decide: Layers['decide'] = (event, policy, context) => {
      times.push(context.now());
      return fakeLayers.decide(event, policy, context);
    };
    const before = performance.now();
    judged(ask, { decide });
    expect(times[0]).toBeGreaterThanOrEqual(before);
  });

  it('has no output, so no credentials of one', () => {
    const credentialsIn = () => [{ rule: 'r', secret: 's' }];
    expect(of(ask, { credentialsIn }).credentials).toEqual([]);
  });

  it('vouches for the words that denied it, and keeps its input', () => {
    const denied: Layers['decide'] = (event, policy, context) => ({
      ...fakeLayers.decide(event, policy, context),
      verdicts: [
        { layer: 'L1', verdict: 'deny', rule: 'r', reason: 'why', instead: null, words: ['ls', 'SECRET'] },
      ],
    });
    const { prepared } = of(ask, { decide: denied });
    expect(prepared.decides).toBe(true);
    expect(prepared.vouched).toEqual(['draft', 's1', 'c1', 'PermissionRequest', 'Bash', '/workspace', 'ls']);
    expect(prepared.kept.input).toBe('{"command":"ls"}');
  });

  it('vouches for what the disk said', () => {
    const decide: Layers['decide'] = (event, policy, context) => ({
      ...fakeLayers.decide(event, policy, context),
      resolved: ['/a -> /b'],
    });
    expect(of(ask, { decide }).prepared.vouched).toContain('/a -> /b');
  });
});

it('a prompt is decided and kept, and is no call', () => {
  const prompt = { hook_event_name: 'UserPromptSubmit', prompt: 'go' };
  const judgement = of(prompt);
  expect(judgement).toMatchObject({ decision: { decision: 'allow' }, asked: null, cleaned: null });
  expect(judgement.prepared).toMatchObject({ decides: true, kept: { input: 'go' } });
});

describe('credentials are looked for in', () => {
  const silent: Verdict = { layer: 'L5', verdict: 'flag', rule: 'r', reason: '', instead: null, words: [] };
  const quoting = { ...silent, words: ['w'] };
  const common = ['hook_event_name', 'tool_name', 'tool_use_id'];
  it.each([
    ['a call', ask, [], [...common, 'tool_input']],
    ['an output that nobody quotes', done, [silent], common],
    ['an output that is quoted', done, [silent, quoting], [...common, 'tool_input', 'tool_response']],
  ])('%s', (_, raw, verdicts, fields) => {
    const events: unknown[] = [];
    const redactor: Layers['redactor'] = (event) => {
      events.push(event);
      return { clean: true, redact: (text) => text };
    };
    const sanitiseResponse: Layers['sanitiseResponse'] = (response, policy) => ({
      ...fakeLayers.sanitiseResponse(response, policy),
      verdicts,
    });
    const { prepared } = of(raw, { redactor, sanitiseResponse });
    expect(events.map((event) => Object.keys(Object(event)))).toEqual([fields]);
    expect(prepared.decides).toBe(raw === ask);
    expect(prepared.vouched).toEqual([
      'draft',
      's1',
      'c1',
      raw.hook_event_name,
      'Bash',
      '/workspace',
      ...verdicts.flatMap(({ words }) => words),
    ]);
  });
});

describe('what a tool brought back', () => {
  it('is cleaned, and kept only where that changed it', () => {
    expect(of(done)).toMatchObject({ decision: null, asked: null });
    expect(of(done).cleaned).toMatchObject({ changed: false, value: null });
    const unclean = { ...done, tool_response: ['a', 'SECRET'] };
    expect(of(unclean).cleaned).toMatchObject({ changed: true, value: ['a', '[redacted]'] });
  });

  it('of a file is cleaned without the numbers of its lines, and numbered again', () => {
    const read = { ...done, tool_name: 'Read', tool_response: ['7\tSECRET\n8\tb', 'plain'] };
    const seen: unknown[] = [];
    const sanitiseResponse: Layers['sanitiseResponse'] = (response, policy) => {
      seen.push(response);
      return fakeLayers.sanitiseResponse(response, policy);
    };
    expect(of(read, { sanitiseResponse }).cleaned?.value).toEqual(['7\t[redacted]\n8\tb', 'plain']);
    expect(seen).toMatchObject([[{ lines: 'SECRET\nb' }, { lines: 'plain' }]]);
    // Claude Code's own words in the place of lines are nobody else's.
    const own = '<system-reminder>Warning: the file exists but the contents are empty.</system-reminder>';
    const both = { ...read, tool_response: [own, '1\tSECRET'] };
    expect(of(both, { sanitiseResponse }).cleaned?.value).toEqual([own, '1\t[redacted]']);
    expect(seen[1]).toMatchObject([null, { lines: 'SECRET' }]);
    expect(of({ ...both, tool_name: 'Bash' }, { sanitiseResponse }) && seen[2]).toEqual([own, '1\tSECRET']);
    // In another shape than a list it is no file with lines.
    expect(of({ ...both, tool_response: { a: '1\tb' } }).cleaned).toMatchObject({ changed: false });
  });

  it.each<[[Verdict['verdict'], Verdict['layer']][], number]>([
    [[['flag', 'L4']], 1],
    [[['deny', 'L4']], 1],
    [[['allow', 'L4']], 0],
    [[['flag', 'L5']], 0],
    [
      [
        ['flag', 'L5'],
        ['flag', 'L4'],
      ],
      1,
    ],
    [[], 0],
  ])('with the verdicts %j gives %i credentials to remember', (said, count) => {
    const sanitiseResponse: Layers['sanitiseResponse'] = () => ({
      value: null,
      changed: false,
      injected: false,
      verdicts: said.map(([verdict, layer]) => ({
        layer,
        verdict,
        rule: 'r',
        reason: '',
        instead: null,
        words: [],
      })),
    });
    const credentialsIn = () => [{ rule: 'r', secret: 's' }];
    expect(of(done, { sanitiseResponse, credentialsIn }).credentials).toHaveLength(count);
  });
});

it('keeps the short fields of a session event that are texts', () => {
  const start = {
    hook_event_name: 'SessionStart',
    source: 'startup',
    reason: 3,
    other: 'x',
    agent_type: 'a',
  };
  expect(of(start).details).toEqual({ source: 'startup', agent_type: 'a' });
});
