// The cuts of the stream must not matter.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokens } from './tokens.ts';

async function all(chunks: readonly Buffer[]): Promise<string[]> {
  const found: string[] = [];
  for await (const token of tokens(
    (async function* () {
      yield* chunks;
    })(),
  ))
    found.push(token);
  return found;
}

describe('tokens', () => {
  it('gives the same pieces however the bytes arrive', async () => {
    const piece = fc
      .string({ unit: 'grapheme', maxLength: 8 })
      .filter((text) => !text.includes('\0') && text !== '');
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { minLength: 1 }),
        fc.integer({ min: 1, max: 7 }),
        async (pieces, size) => {
          const bytes = Buffer.from(pieces.map((text) => `${text}\0`).join(''));
          const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
            bytes.subarray(at * size, (at + 1) * size),
          );
          expect(await all(chunks)).toEqual(pieces);
        },
      ),
    );
  });

  it('yields a last piece that has no end, and empty pieces', async () => {
    expect(await all([Buffer.from('a\0\0b')])).toEqual(['a', '', 'b']);
  });
});
