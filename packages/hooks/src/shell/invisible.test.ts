// What is left of a text without what nobody sees, read and shown.
import { expect, it } from 'vitest';
import { stripInvisible, withoutInvisible } from './invisible.ts';

it.each([
  ['ab', 'ab', 'ab'],
  ['a\u200bb', 'ab', 'ab'],
  ['\udb40\udc41\udb40\udc20', 'A ', ''],
  ['\udb40\udc7fx', 'x', 'x'],
  ['\udb40\udc1fx', 'x', 'x'],
  ['\udb40\udc7e', '~', ''],
  ['a\u200d', 'a', 'a'],
  ['\u00e9\u200d', '\u00e9', '\u00e9\u200d'],
  ['\ud83d\udc69\u200d\ud83d\udc69', '\ud83d\udc69\ud83d\udc69', '\ud83d\udc69\u200d\ud83d\udc69'],
  ['\ud83d\udc69\u200d\u200d', '\ud83d\udc69', '\ud83d\udc69\u200d'],
  ['\u2603\ufe0f', '\u2603', '\u2603\ufe0f'],
  ['a\ufe0f', 'a', 'a'],
  ['\ufff9a\ufffb', 'a', 'a'],
  ['\u00e9\u200c', '\u00e9', '\u00e9\u200c'],
  ['\u00e9\u200b', '\u00e9', '\u00e9'],
  ['\u00e9\udb40\udd00', '\u00e9', '\u00e9'],
  ['\u200d', '', ''],
])('%j is read as %j and shown as %j', (text, read, shown) => {
  expect(withoutInvisible(text)).toBe(read);
  expect(stripInvisible(text)).toBe(shown);
});
