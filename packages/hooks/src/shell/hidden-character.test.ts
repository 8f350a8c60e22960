// Characters that nobody sees, and those that only look foreign.
import { expect, it } from 'vitest';
import { hiddenCharacter } from './hidden-character.ts';

it.each([
  ['ls', null],
  ['ls\t\n', null],
  ['\u00e4', null],
  ['ls\r', 'U+000D'],
  ['\u00a0', 'U+00A0'],
  ['\u200b', 'U+200B'],
  ['\u3164', 'U+3164'],
  ['\ue000', 'U+E000'],
  ['\ud800', 'U+D800'],
  ['\u2028', 'U+2028'],
  ['\u115f', 'U+115F'],
  ['\uffa0', 'U+FFA0'],
  ['\u0000', 'U+0000'],
  ['\u007f', 'U+007F'],
  ['\u65e5\u672c', null],
  ['\ud83d\ude00', null],
  ['\u180e', 'U+180E'],
  ['\udb40\udc41', 'U+E0041'],
  ['\u17b4', 'U+17B4'],
])('%j: %j', (text, character) => {
  expect(hiddenCharacter(text)).toBe(character);
});
