// Room that is used again, and not for what is long.
import { expect, it } from 'vitest';
import { codeReader, textOf } from './codes-of.ts';
import { scratch } from './scratch.ts';

it('gives the same room to one text after the other, and a larger one when it must', () => {
  const roomFor = scratch((length) => new Int32Array(length));
  const room = roomFor(100);
  expect(room.length).toBeGreaterThanOrEqual(100);
  expect(roomFor(1)).toBe(room);
  expect(roomFor(room.length)).toBe(room);
  const larger = roomFor(room.length + 1);
  expect(larger.length).toBeGreaterThan(room.length);
  expect(roomFor(0)).toBe(larger);
});

it('keeps no room for a text that is very long', () => {
  const roomFor = scratch((length) => new Uint16Array(length));
  const longest = roomFor(128 * 1024);
  const long = roomFor(128 * 1024 + 1);
  expect(long.length).toBe(128 * 1024 + 1);
  expect(roomFor(128 * 1024 + 1) === long).toBe(false);
  expect(roomFor(5) === longest).toBe(true);
});

it('reads the characters of a text and none that an earlier one left', () => {
  const read = codeReader();
  for (const text of ['aé日😀 and more', 'b', '', 'aé', 'x'.repeat(200_000), 'yz'])
    expect(textOf(read(text)) === text).toBe(true);
});
