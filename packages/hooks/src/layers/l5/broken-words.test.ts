// A word that is parted at the end of a line is read as one, and what only looks like it stays as it is.
import { expect, it } from 'vitest';
import { rejoined } from './broken-words.ts';

const texts = (text: string) => rejoined(text).map((found) => found.text);

it.each([
  ['ig-\nnore it', 'ignore it'],
  ['so ig-\r\nnore all pre-\nvious', 'so ignore all previous'],
  ['# ig-\n# nore it', '# ignore it'],
  ['// ig-\n  // nore', '// ignore'],
  ['über-\nsetze', 'übersetze'],
])('%j', (text, want) => expect(texts(text)).toEqual([want]));

it.each([['a - b\nc'], ['x-\n\ny and so'], ['- one\n- two'], ['N-\nOde'], ['half-\n1']])('not %j', (text) =>
  expect(texts(text)).toEqual([]),
);

it('stands for its paragraph, and for no more of a long one', () => {
  expect(rejoined('one\n\nig-\nnore\n\ntwo')).toEqual([{ text: 'ignore', start: 5, end: 13 }]);
  const [found] = rejoined(`${'x '.repeat(500)}ig-\nnore${' y'.repeat(500)}`);
  expect(found?.text).toHaveLength(600);
});

it('is one stretch where breaks are near, and two where they are not', () => {
  expect(texts(`ab-\ncd${' x'.repeat(100)} ef-\ngh`)).toHaveLength(1);
  expect(texts(`ab-\ncd${' x'.repeat(500)} ef-\ngh`)).toHaveLength(2);
});

it('is one stretch where the paragraphs of two breaks touch', () => {
  const first = 'ab-\ncd';
  const end = first.length - 2 + 300;
  const text = (second: number) => `${first}${' x'.repeat(500)}`.slice(0, second - 2) + 'ef-\ngh';
  expect(texts(text(end + 300))).toHaveLength(1);
  expect(texts(text(end + 301))).toHaveLength(2);
});

it('begins behind a blank line that a text begins with', () => {
  expect(rejoined('\n\nig-\nnore')).toEqual([{ text: 'ignore', start: 2, end: 10 }]);
});
