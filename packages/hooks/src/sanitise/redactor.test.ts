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
