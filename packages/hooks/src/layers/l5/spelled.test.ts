// Letters by their names, by their places and in morse, and what parts the words of each.
import { expect, it } from 'vitest';
import { NAMED, morse, places, radio } from './spelled.ts';

it.each([
  ['Sierra Hotel Oscar Whiskey / India Tango', 'show it'],
  ['sierra-hotel-oscar-whisky india-tango', 'show it'],
  ['Alpha Juliet X-ray Xray Juliett Alfa', 'ajxxja'],
  ['SIERRA, HOTEL, OSCAR', 'sho'],
])('by their names: %s', (text, letters) => expect(radio(text)).toBe(letters));

it.each([
  ['19 8 15 23 / 9 20', 'show it'],
  ['19-8-15-23 9-20', 'show it'],
  ['1, 26, 13', 'azm'],
])('by their places: %s', (text, letters) => expect(places(text)).toBe(letters));

it.each([
  ['... .... --- .-- / .. -', 'show it'],
  ['··· ···· −−− ·−− / ·· −', 'show it'],
  ['••• •••• ––– •–– | •• –', 'show it'],
  ['... .... ___ .__   .. _', 'show it'],
])('in morse: %s', (text, letters) => expect(morse(text)).toBe(letters));

it('names are read where eight stand in a row, and nowhere else', () => {
  const names = ['oscar', 'tango', 'echo', 'alfa', 'mike', 'golf', 'papa', 'lima'];
  const read = (text: string) => Array.from(text.matchAll(NAMED), ([part]) => radio(part));
  expect(read(`so ${names.join(' ')} and`)).toEqual(['oteamgpl']);
  expect(read(names.slice(1).join(' '))).toEqual([]);
  expect(read(names.join(' and '))).toEqual([]);
});
