import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { withholdKey } from './withhold-key.ts';

const KEYS = ['sk-ant-secret-key', 'abcabcabcabd'];

async function through(chunks: readonly Uint8Array[]): Promise<string> {
  async function* body(): AsyncIterable<Uint8Array> {
    yield* chunks;
  }
  const out: Uint8Array[] = [];
  for await (const chunk of withholdKey(body(), KEYS)) out.push(chunk);
  return Buffer.concat(out).toString('utf8');
}

it('lets no key through and loses nothing else, wherever the stream is cut', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.constantFrom(...KEYS, 'sk-ant-secret', 'abcabc', 'a'), fc.string())),
      fc.array(fc.nat(), { maxLength: 12 }),
      async (parts, borders) => {
        const text = parts.join('');
        const bytes = Buffer.from(text);
        const sorted = [0, ...borders.map((at) => at % (bytes.length + 1)), bytes.length].sort(
          (a, b) => a - b,
        );
        const chunks = sorted.slice(1).map((to, index) => bytes.subarray(sorted[index], to));
        const masked = KEYS.reduce(
          (clean, key) => clean.replaceAll(key, '[held by the model door]'),
          Buffer.from(bytes).toString('utf8'),
        );
        expect(await through(chunks)).toBe(masked);
      },
    ),
    { numRuns: 300 },
  ));

it('holds back nothing that cannot be the beginning of a key', async () => {
  async function* body(): AsyncIterable<Uint8Array> {
    yield Buffer.from('data: hello\n\n');
    throw new Error('the rest never comes');
  }
  const seen: string[] = [];
  await expect(
    (async () => {
      for await (const chunk of withholdKey(body(), KEYS)) seen.push(Buffer.from(chunk).toString());
    })(),
  ).rejects.toThrow();
  expect(seen.join('')).toBe('data: hello\n\n');
});
