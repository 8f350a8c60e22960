// What is a credential in one field of an event is one in every other, and nothing else is.
import { describe, expect, it } from 'vitest';
import { readingPolicy } from '../policy/reading-policy.fixture.ts';
import { credentialsIn } from './credentials-in.ts';
import { redactor } from './redactor.ts';

const policy = readingPolicy();
const key = `AKIA${'Z7QHT4RN2MWVXKPD'}`;
const AWS = /^\[redacted:secret\.aws:[0-9a-f]{8}\]$/u;
const deep = (value: unknown, depth: number): unknown =>
  depth === 0 ? value : { a: deep(value, depth - 1) };
const password = (value: string) => ({ tool_input: { command: `sshpass -p ${value} ssh ci` } });

describe('a redactor', () => {
  it('leaves an event without credentials as it is, and says so', () => {
    const { clean, redact } = redactor({ tool_input: { command: 'ls' }, cwd: '/workspace' }, policy);
    expect(clean).toBe(true);
    for (const text of ['ls', '/workspace', '{"command":"ls"}', 'never seen'])
      expect(redact(text)).toBe(text);
  });
  it('still looks at a text that was no part of the event', () => {
    expect(redactor({}, policy).redact(key)).toMatch(AWS);
  });
  it.each([
    ['the call’s input', { tool_input: { command: `sshpass -p k2Lq98Zx ssh ci` } }],
    ['a field beside it', { tool_response: [{ stdout: 'sshpass -p k2Lq98Zx ssh ci' }] }],
    ['the name of a field', { tool_response: { 'sshpass -p k2Lq98Zx ssh ci': 1 } }],
    ['a line of its own', { tool_response: { stdout: 'first\ndb.internal:5432:*:app:k2Lq98Zx\nlast' } }],
    ['a line of a field’s name', { tool_response: { 'first\ndb.internal:5432:*:app:k2Lq98Zx': 1 } }],
  ])('finds the value of %s wherever it stands, in any case', (_, event) => {
    const { clean, redact } = redactor(event, policy);
    expect(clean).toBe(false);
    expect(redact('x k2Lq98Zx y K2LQ98ZX')).toMatch(/^x (\[redacted:[\w.-]+:[0-9a-f]{8}\]) y \1$/u);
    expect(redact('x k2Lq98Z y')).toBe('x k2Lq98Z y');
  });
  it('takes a value for characters, not for an expression', () => {
    const { redact } = redactor(password('a.c*k2(q'), policy);
    expect(redact('a.c*k2(q')).toMatch(/^\[redacted:/u);
    expect(redact('abcck2(q')).toBe('abcck2(q');
  });
  it('knows a value by its spelling in JSON too', () => {
    const { redact } = redactor(password('k2\\Lq98Zx'), policy);
    expect(redact('k2\\\\Lq98Zx')).toMatch(/^\[redacted:[^\\]*\]$/u);
  });
  it('knows a value of a line by its spelling in JSON', () => {
    const { redact } = redactor(
      { tool_response: { stdout: 'a\ndb.internal:5432:*:app:k2"Lq98Zx\nb' } },
      policy,
    );
    expect(redact('x k2\\"Lq98Zx y')).toMatch(/^x \[redacted:[^\]]*\] y$/u);
  });
  it('replaces a value of four letters, and of a record nothing but the value', () => {
    const event = password('k2Lq');
    const { redact } = redactor(event, policy);
    expect(redact('x k2Lq y')).toMatch(/^x \[redacted:[^\]]*\] y$/u);
    expect(redact(JSON.stringify(event.tool_input))).toMatch(
      /^\{"command":"sshpass -p \[redacted:[^\]]*\] ssh ci"\}$/u,
    );
  });
  it('looks at the lines of what tools nest, and of nothing deeper', () => {
    const line = { stdout: 'first\ndb.internal:5432:*:app:k2Lq98Zx\nlast' };
    expect(redactor(deep(line, 64), policy).clean).toBe(false);
    expect(redactor(deep([line], 64), policy).clean).toBe(true);
  });
  it('replaces the longer of two values first', () => {
    const event = { tool_input: { command: 'sshpass -p k2Lq98 a; sshpass -p k2Lq98ZxPm b' } };
    expect(redactor(event, policy).redact('k2Lq98ZxPm')).toMatch(/^\[redacted:[^\]]*\]$/u);
  });
});

describe('a redactor by a rule of its own', () => {
  const pins = {
    ...policy,
    rules: policy.rules.flatMap((rule) =>
      rule.match.kind === 'credential-text' && rule.id === 'secret.aws'
        ? [{ ...rule, match: { ...rule.match, keywords: ['pin'], pattern: 'pin (?<secret>\\S{1,20000}) ' } }]
        : [],
    ),
  };
  const letters = Array.from({ length: 20_000 }, (_, at) => ((at * at * 7919 + at * 31) % 36).toString(36));
  const value = (length: number) => letters.slice(7, length + 7).join('');
  const redacted = (secret: string, text: string, event: unknown = { a: `pin ${secret} ` }) =>
    redactor(event, pins)
      .redact(text)
      .replaceAll(/:[0-9a-f]{8}\]/gu, ']');

  it.each([
    [3, false],
    [4, true],
    [16_384, true],
    [16_385, false],
  ])('replaces a value of %i letters elsewhere: %s', (length, replaced) => {
    const secret = value(length);
    expect(redacted(secret, `x ${secret} y`)).toBe(replaced ? 'x [redacted:secret.aws] y' : `x ${secret} y`);
    expect(redacted(secret, `pin ${secret} y`)).toBe('pin [redacted:secret.aws] y');
  });

  it.each([
    [4096, true],
    [4097, false],
    [16_384, false],
  ])('of %i letters in another case: %s', (length, replaced) => {
    const secret = value(length);
    const other = secret.toUpperCase();
    expect(redacted(secret, `x ${other} y`)).toBe(replaced ? 'x [redacted:secret.aws] y' : `x ${other} y`);
  });

  it('looks at a text that is the whole event, and passes over what is none', () => {
    expect(redacted('k2Lq', 'x k2Lq y', 'pin k2Lq ')).toBe('x [redacted:secret.aws] y');
    expect(redacted('', 'x k2Lq y', 'pin k2Lq')).toBe('x k2Lq y');
    expect(redacted('', 'x 1 y', { a: null, b: 1, c: true, d: [null, undefined], e: undefined })).toBe(
      'x 1 y',
    );
    for (const event of [null, undefined, 7]) expect(redacted('', 'Some k2Lq', event)).toBe('Some k2Lq');
  });

  it('takes a text with credentials without end for one, and not for a value', () => {
    const text = 'pin k2Lq '.repeat(513);
    expect(redacted('', text, { a: text })).toBe('[redacted:credential.many]');
    for (const more of [`${text}!`, `a\n${text}!`, `{"tool":"${text}"}!`])
      expect(redacted('', more, { a: text })).toBe('[redacted:credential.many]');
    expect(redacted('', text.toUpperCase(), { a: text })).toBe(text.toUpperCase());
  });
});

describe('the input of a call', () => {
  it('is looked at with the names of its fields', () => {
    const input = { password: 'k2Lq98ZxPm!a' };
    expect(redactor({ tool_input: input }, policy).clean).toBe(false);
    expect(redactor({ tool_input: input }, policy).redact('k2Lq98ZxPm!a')).toMatch(/^\[redacted:/u);
  });
  it('is read as it was written, where that is at hand', () => {
    const written = JSON.stringify({ password: 'k2Lq98ZxPm!a' });
    expect(redactor({ tool_input: {} }, policy, written).clean).toBe(false);
    expect(redactor({}, policy, written).clean).toBe(true);
  });
});

describe('the credentials of an output', () => {
  const found = (value: unknown) => credentialsIn(value, policy).map(({ secret }) => secret);
  it.each([
    ['a text', key],
    ['a list', ['x', key]],
    ['a field of a field', { a: { b: key } }],
    ['64 levels down', deep(key, 64)],
  ])('are found in %s', (_, value) => {
    expect(found(value)).toEqual([key]);
  });
  it.each([
    ['nothing', null],
    ['numbers and truths', [7, true, undefined]],
    ['what no tool nests so deeply', deep(key, 65)],
  ])('are none in %s', (_, value) => {
    expect(found(value)).toEqual([]);
  });
});
