import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { INPUT_LIMIT, keptInput } from './kept-input.ts';

const redact = (text: string): string => text.replaceAll('SECRET', '[redacted]');
const sha = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

it('keeps an input whole up to the bound, and says how much it leaves out beyond it', () => {
  const overhead = '{"a":""}'.length;
  const whole = keptInput({ a: 'x'.repeat(INPUT_LIMIT - overhead) }, redact, true);
  expect(whole.cut).toBe(0);
  expect(whole.inputDigest).toBe(sha(whole.input ?? ''));
  const cut = keptInput({ a: 'x'.repeat(INPUT_LIMIT) }, redact, true);
  expect(cut).toMatchObject({ cut: overhead, inputDigest: sha(`{"a":"${'x'.repeat(INPUT_LIMIT)}"}`) });
  expect(cut.input).toHaveLength(INPUT_LIMIT);
});

it('gives the same digest where the text is left out, and nothing where there is no input', () => {
  const kept = keptInput({ command: 'ls SECRET' }, redact, true);
  expect(kept.input).toBe('{"command":"ls [redacted]"}');
  expect(keptInput({ command: 'ls SECRET' }, redact, false)).toEqual({
    input: null,
    inputDigest: kept.inputDigest,
    cut: kept.input?.length,
  });
  expect(keptInput(undefined, redact, true)).toEqual({ input: null, inputDigest: null, cut: 0 });
});

it('never keeps what is redacted, in keys, in values, however deep', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { input } = keptInput([{ SECRET: value }, [['a SECRET b']], value], redact, true);
      expect(input).not.toContain('SECRET');
    }),
  );
});
