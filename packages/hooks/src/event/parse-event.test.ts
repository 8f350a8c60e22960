// Bytes that are no event are refused without a word of them.
import { expect, it } from 'vitest';
import { parseEvent } from './parse-event.ts';

it('reads JSON in UTF-8', () => {
  expect(parseEvent(Buffer.from('{"cwd":"/é"}'))).toEqual({ cwd: '/é' });
});

it.each([
  [Buffer.from([0x22, 0xff, 0x22]), 'it is not UTF-8'],
  [Buffer.from('{"hidden'), 'it is not JSON'],
  [Buffer.alloc(0), 'it is not JSON'],
])('refuses %j: %s', (bytes, why) => {
  expect(() => parseEvent(bytes)).toThrow(new TypeError(why));
});
