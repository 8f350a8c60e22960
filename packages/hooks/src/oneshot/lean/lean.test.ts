import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import * as leanCrypto from './crypto.ts';
import * as leanNet from './net.ts';

const theirs = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
const ours = (data: string | Uint8Array) => leanCrypto.createHash('sha256').update(data).digest('hex');

it('hashes as node:crypto does, at every length around a block and around the limit', () => {
  for (let length = 0; length < 300; length += 1) {
    const bytes = Buffer.alloc(length, length);
    expect(ours(bytes), String(length)).toBe(theirs(bytes));
  }
  for (const length of [16_383, 16_384, 16_385, 100_000])
    expect(ours('ä'.repeat(length)), String(length)).toBe(theirs('ä'.repeat(length)));
});

it('hashes any text, lone surrogates too', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.uint8Array({ maxLength: 400 }),
      (text, bytes) => {
        expect(ours(text)).toBe(theirs(text));
        expect(ours(`${text}\ud800`)).toBe(theirs(`${text}\ud800`));
        expect(ours(bytes)).toBe(theirs(bytes));
      },
    ),
  );
});

it('tells addresses as node:net does', () => {
  const near = fc.string({ unit: fc.constantFrom(...'0159.:afg%x'), maxLength: 20 });
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), near), (text) => {
      expect(leanNet.isIP(text)).toBe(isIP(text));
    }),
  );
  for (const text of [
    '',
    '1.2.3.4',
    '::1',
    'fe80::1%eth0',
    '::ffff:1.2.3.4',
    '1.2.3',
    '256.1.1.1',
    '1.2.3.4\n',
  ])
    expect(leanNet.isIP(text), text).toBe(isIP(text));
});
