// What the characters of a run are together.
import { expect, it } from 'vitest';
import { DOT, GLUE, PLAIN, SLASH, kindsIn } from './character-kinds.ts';

const codesOf = (text: string) => Uint16Array.from(text, (char) => char.charCodeAt(0));

it.each([
  ['ab', 0, 2, PLAIN],
  ['a.b-c', 0, 5, DOT | GLUE],
  ['a.b-c', 2, 5, GLUE],
  // The character behind the run is none of it.
  ['ab:', 0, 2, PLAIN],
  ['ab:', 0, 3, SLASH],
])('%j from %i to %i', (text, start, end, kinds) => {
  expect(kindsIn(codesOf(text), start, end)).toBe(kinds);
});
