// What a record may repeat of its event, and what is left of one that nobody could look through.
import type { AuditEntry } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import { readingPolicy } from '../policy/reading-policy.fixture.ts';
import { sessionOf } from '../session/session.fixture.ts';
import { assembled, finishEntry, prepare, withoutTexts } from './finish-entry.ts';
import { securityLayers as layers } from './security-layers.ts';

const policy = readingPolicy();
const key = ['AKIA', 'Z7QHT4RN2MWVXKPD'].join('');
const about = {
  session_id: 's1',
  cwd: '/workspace',
  tool_input: { command: 'ls docs' },
  tool_response: { stdout: key },
};
const entry: AuditEntry = {
  stage: 'draft',
  source: 'guard',
  kind: 'call.decided',
  session: 's1',
  call: 'c1',
  hook: 'PermissionRequest',
  tool: 'Bash',
  decision: 'allow',
  verdicts: [],
  input: null,
  inputDigest: null,
  cut: 0,
  cwd: '/workspace',
  digest: null,
  micros: 1,
  detail: {},
};
const verdict = (words: string[]) =>
  ({ layer: 'L1', verdict: 'deny', rule: 'r', reason: 'why', instead: null, words }) as const;
const known = (text: string) =>
  ['draft', 's1', 'c1', 'PermissionRequest', 'Bash', '/workspace'].includes(text);

describe('prepare', () => {
  const bench = () => ({
    stage: { ...sessionOf(), policy },
    layers,
    clean: new Set<string>(),
  });

  it('keeps the input of what decides, and vouches for short texts', () => {
    const long = 'x'.repeat(201);
    const of = bench();
    const made = prepare(about, { decides: true, quotes: false, texts: ['ls', long, `${long}x`] }, of);
    expect(made).toMatchObject({ decides: true, vouched: ['ls', long] });
    expect(made.kept.input).toContain('ls docs');
    expect([...of.clean]).toEqual(['ls', long]);
  });

  it('keeps no input of what does not decide', () => {
    expect(prepare(about, { decides: false, quotes: false, texts: [] }, bench()).kept.input).toBeNull();
  });

  it('keeps a prompt where no tool is asked for', () => {
    const prompt = { session_id: 's1', prompt: 'go' };
    expect(prepare(prompt, { decides: true, quotes: false, texts: [] }, bench()).kept.input).toBe('go');
  });

  it('is not clean where what is recorded holds a credential; an output is recorded only where words of it are', () => {
    const secret = { ...about, tool_input: { command: `echo ${key}` } };
    const isClean = (event: object, decides: boolean, quotes = false): boolean =>
      prepare({ ...event }, { decides, quotes, texts: [] }, bench()).clean;
    expect(isClean(about, true)).toBe(true);
    expect(isClean(about, true, true)).toBe(false);
    expect(isClean(secret, true)).toBe(false);
    expect(isClean(secret, false)).toBe(true);
    expect(isClean({ ...about, prompt: key }, false)).toBe(false);
  });

  it('keeps the input with marks, and vouches for no text that holds a credential of the event', () => {
    const of = bench();
    of.clean.add('ada:hunter2go');
    const asked = { ...about, tool_input: { command: 'curl -u ada:hunter2go https://example.com' } };
    const texts = ['curl', 'ada:hunter2go'];
    const made = prepare(asked, { decides: true, quotes: true, texts }, of);
    expect(made.clean).toBe(false);
    expect(made.kept.input).toContain('[redacted:');
    expect(made.kept.input).not.toContain('hunter2go');
    expect(made.vouched).toEqual(['curl']);
    expect([...of.clean]).toEqual(['ada:hunter2go']);
  });

  it('remembers so many clean texts, and no more', () => {
    const of = bench();
    for (let at = 0; at < 19_999; at += 1) of.clean.add(`${at} before`);
    prepare(about, { decides: true, quotes: false, texts: ['a', 'b'] }, of);
    expect([...of.clean].slice(-1)).toEqual(['a']);
  });

  it('believes a text that was clean before', () => {
    const of = { ...bench(), clean: new Set(['y'.repeat(300)]) };
    expect(
      prepare(about, { decides: true, quotes: false, texts: ['y'.repeat(300)] }, of).vouched,
    ).toHaveLength(1);
  });
});

describe('assembled', () => {
  const prepared = {
    kept: { input: 'in', inputDigest: null, cut: 0 },
    decides: true,
    vouched: [],
    clean: true,
  };
  it('is the record with what was prepared', () => {
    expect(assembled({ entry, decides: true }, prepared, known)).toEqual({ ...entry, input: 'in' });
  });

  it.each<[string, Partial<AuditEntry>]>([
    ['a stage', { stage: 'other' }],
    ['a session', { session: 's2' }],
    ['a call', { call: 'c2' }],
    ['a hook', { hook: 'Stop' }],
    ['a tool', { tool: 'Other' }],
    ['a folder', { cwd: '/elsewhere' }],
    ['a word of a verdict', { verdicts: [verdict(['rm'])] }],
    ['a fact', { detail: { why: 'said' } }],
    ['one of several facts', { detail: { calls: ['c1', 'c2'] } }],
  ])('is nothing with %s that nobody vouches for', (_, change) => {
    expect(assembled({ entry: { ...entry, ...change }, decides: true }, prepared, known)).toBeNull();
  });

  it('lets numbers and absent names be, and is only of the draft that was prepared', () => {
    const plain = { ...entry, call: null, detail: { tokens: 3 } };
    expect(assembled({ entry: plain, decides: true }, prepared, known)).not.toBeNull();
    expect(assembled({ entry, decides: false }, prepared, known)).toBeNull();
  });
});

describe('finishEntry', () => {
  it('replaces what the event shows to be a credential, in the input and in words', () => {
    const secret = { ...about, tool_input: { command: `echo ${key}` } };
    const draft = { entry: { ...entry, verdicts: [verdict([key])] }, decides: true };
    const finished = finishEntry(draft, secret, policy, layers);
    expect(finished.input).toContain('echo [redacted:');
    expect(finished.verdicts[0]?.words).toEqual([expect.stringMatching(/^\[redacted:/u)]);
    expect(JSON.stringify(finished)).not.toContain(key);
  });

  it.each<[string[][], boolean, string[]]>([
    [[], true, ['session_id', 'cwd', 'tool_input']],
    [[[]], true, ['session_id', 'cwd', 'tool_input']],
    [[[], ['ls']], true, ['session_id', 'cwd', 'tool_input', 'tool_response']],
    [[], false, ['session_id', 'cwd']],
    [[['ls']], false, ['session_id', 'cwd', 'tool_input', 'tool_response']],
  ])('with words %j, deciding %s, looks for credentials in %j', (words, decides, fields) => {
    const events: unknown[] = [];
    const redactor: typeof layers.redactor = (event, ...rest) => {
      events.push(event);
      return layers.redactor(event, ...rest);
    };
    finishEntry({ entry: { ...entry, verdicts: words.map(verdict) }, decides }, about, policy, { redactor });
    expect(events.map((event) => Object.keys(Object(event)))).toEqual([fields]);
  });

  it('looks through a record of no event too', () => {
    const note = { ...entry, detail: { why: `key ${key}` } };
    expect(JSON.stringify(finishEntry({ entry: note, decides: false }, null, policy, layers))).not.toContain(
      key,
    );
  });
});

it('leaves nothing that anybody wrote in a record that was not looked through', () => {
  const said = {
    ...entry,
    input: 'in',
    verdicts: [verdict(['w'])],
    detail: { why: 'x', list: ['y'], tokens: 3 },
  };
  expect(withoutTexts(said)).toEqual({
    ...entry,
    session: null,
    call: null,
    hook: null,
    tool: null,
    cwd: null,
    input: null,
    verdicts: [verdict([])],
    detail: { tokens: 3, withheld: true },
  });
});
