import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { packCode, unpackCode } from './part.ts';

const node = 'v20.19.0 linux x64 100';
const bytes = fc.uint8Array({ minLength: 1, maxLength: 80 }).map((array) => Buffer.from(array));

it('gives the code back to its own script and Node', () => {
  fc.assert(
    fc.property(bytes, bytes, (source, code) => {
      expect(unpackCode(packCode(source, code, node), source, node)).toEqual(code);
    }),
  );
});

it('gives nothing when a byte of the file or of the script is another one, or is missing', () => {
  fc.assert(
    fc.property(bytes, bytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (source, code, place, change) => {
      const packed = packCode(source, code, node);
      const at = place % packed.length;
      const flipped = Buffer.from(packed);
      flipped[at] = (flipped[at] ?? 0) ^ change;
      expect(unpackCode(flipped, source, node)).toBeUndefined();
      expect(unpackCode(packed.subarray(0, at), source, node)).toBeUndefined();
      expect(unpackCode(Buffer.concat([packed, packed.subarray(at)]), source, node)).toBeUndefined();
      const edited = Buffer.from(source);
      edited[place % source.length] = (edited[place % source.length] ?? 0) ^ change;
      expect(unpackCode(packed, edited, node)).toBeUndefined();
    }),
  );
});

it('gives nothing to another Node, and nothing from an empty file', () => {
  const source = Buffer.from('x');
  expect(
    unpackCode(packCode(source, Buffer.from('code'), node), source, 'v20.19.1 linux x64 100'),
  ).toBeUndefined();
  expect(unpackCode(Buffer.alloc(0), source, node)).toBeUndefined();
});
