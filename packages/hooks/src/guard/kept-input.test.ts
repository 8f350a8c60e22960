import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { INPUT_LIMIT, keptInput } from './kept-input.ts';

const redact = { clean: false, redact: (text: string) => text.replaceAll('SECRET', '[redacted]') };
const sha = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

it('keeps an input whole up to the bound, and says how much it leaves out beyond it', () => {
  const overhead = '{"a":""}'.length;
  const whole = keptInput({ a: 'x'.repeat(INPUT_LIMIT - overhead) }, redact);
  expect(whole.cut).toBe(0);
  expect(whole.inputDigest).toBe(sha(whole.input ?? ''));
  const cut = keptInput({ a: 'x'.repeat(INPUT_LIMIT) }, redact);
  expect(cut).toMatchObject({ cut: overhead, inputDigest: sha(`{"a":"${'x'.repeat(INPUT_LIMIT)}"}`) });
  expect(cut.input).toHaveLength(INPUT_LIMIT);
});

it('keeps nothing where there is no input', () => {
  expect(keptInput({ command: 'ls SECRET' }, redact).input).toBe('{"command":"ls [redacted]"}');
  expect(keptInput(undefined, redact)).toEqual({ input: null, inputDigest: null, cut: 0 });
});

it('keeps what is no text as it is, and a text as no JSON', () => {
  const input = { a: 7, b: true, c: null, d: [1, false], e: {} };
  expect(keptInput(input, redact).input).toBe(JSON.stringify(input));
  expect(keptInput('a "prompt"', redact).input).toBe('a "prompt"');
});

it('looks at each text before it is JSON, where its lines would be none', () => {
  const block = { clean: false, redact: (text: string) => text.replaceAll('BEGIN\nKEY', '[redacted]') };
  const text = 'BEGIN\nKEY';
  expect(keptInput({ a: text, b: [text], [text]: { c: text } }, block).input).toBe(
    '{"a":"[redacted]","b":["[redacted]"],"[redacted]":{"c":"[redacted]"}}',
  );
});

it('takes what was written before, where nothing in it is a credential', () => {
  const clean = { ...redact, clean: true };
  expect(keptInput({ a: 1 }, clean, '{"a": 1}').input).toBe('{"a": 1}');
  expect(keptInput({ a: 1 }, clean).input).toBe('{"a":1}');
  expect(keptInput({ a: 1 }, redact, '{"a": 1}').input).toBe('{"a":1}');
});

it.each<[string, (value: unknown) => unknown]>([
  ['lists', (value) => [value]],
  ['objects', (value) => ({ value })],
])('keeps %s as deep as Claude Code nests them, and says where it stopped', (_, wrap) => {
  let deep: unknown = 'a';
  for (let depth = 0; depth < 64; depth += 1) deep = wrap(deep);
  expect(keptInput(deep, redact).input).toBe(JSON.stringify(deep));
  expect(keptInput(wrap(deep), redact).input).toContain('[nested too deeply]');
});

it('never keeps what is redacted, in keys, in values, however deep', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { input } = keptInput([{ SECRET: value }, [['a SECRET b']], value], redact);
      expect(input).not.toContain('SECRET');
    }),
  );
});
