import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { preAuthenticationEncoding } from './pae.ts';

it('is what the DSSE specification shows', () => {
  const text = Buffer.from(
    preAuthenticationEncoding('http://example.com/HelloWorld', Buffer.from('hello world')),
  );
  expect(text.toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
});

it('is different for every pair of type and payload', () => {
  const part = fc.string({ unit: fc.constantFrom('1', ' ', 'é', 'a'), maxLength: 6 });
  fc.assert(
    fc.property(part, part, part, part, (type, payload, otherType, otherPayload) => {
      const encode = (a: string, b: string): string =>
        Buffer.from(preAuthenticationEncoding(a, Buffer.from(b))).toString('hex');
      const same = type === otherType && payload === otherPayload;
      expect(encode(type, payload) === encode(otherType, otherPayload)).toBe(same);
    }),
  );
});
