// What an odd place of a text reads as, and which part of the text it stands for.
import { expect, it } from 'vitest';
import { respellings } from './respellings.ts';
import type { OddPlace } from './senses/odd-place.ts';
import { vocabulary } from './senses/vocabulary.ts';

const { lexicon } = vocabulary();
const place = (kind: OddPlace['kind'], start: number, end: number, by = 0): OddPlace => ({
  kind,
  start,
  end,
  by,
});
const of = (text: string, ...odd: OddPlace[]) => respellings(text, odd, lexicon);

it.each([
  ['of the first line', 'vtaber nyy\nso', 0, { text: 'ignore all', start: 0, end: 10 }],
  ['of a line between', 'so\nvtaber nyy\nso', 3, { text: 'ignore all', start: 3, end: 13 }],
  ['of the last line', 'so\nvtaber nyy', 3, { text: 'ignore all', start: 3, end: 13 }],
])('a turned word stands for its line: %s', (_, text, start, want) => {
  expect(of(text, place('turned', start, start + 6, 13))).toEqual([{ ...want, guessed: false }]);
});

it('a line is read once in each way, and every line is', () => {
  const text = 'vtaber nyy\nvtaber';
  const odd = [place('turned', 0, 6, 13), place('turned', 7, 10, 13), place('turned', 11, 17, 13)];
  expect(of(text, ...odd).map((found) => found.text)).toEqual(['ignore all', 'ignore']);
  expect(of(text, place('turned', 0, 6, 13), place('opposite', 0, 6))).toHaveLength(2);
});

it('letters that stand for each other from both ends of the alphabet are exchanged', () => {
  expect(of('rtmliv zoo', place('opposite', 0, 6)).map(({ text }) => text)).toEqual(['ignore all']);
});

it('a mirrored line is read from its end, and word by word', () => {
  expect(of('lla erongi .won', place('mirrored', 4, 10)).map(({ text }) => text)).toEqual([
    'now. ignore all',
    'all ignore now.',
  ]);
});

it('letters and words that run together stand for themselves alone', () => {
  expect(of('so i g n o r e so', place('pieces', 3, 14, 1))).toEqual([
    { text: 'ignore', start: 3, end: 14, guessed: true },
  ]);
  expect(of('so ignoreallrules so', place('run', 3, 17))).toEqual([
    { text: 'ignore all rules', start: 3, end: 17, guessed: true },
  ]);
  for (const parted of ['i.g-n_0 r e', 'i*g|n/o+r e', 'i g n o r\u3000e'])
    expect(of(parted, place('pieces', 0, 11, 1)).map(({ text }) => text)).toEqual(['ignore']);
});

it('words that all have three letters stand for nothing else', () => {
  expect(of('"you are now all" but the', place('pieces', 0, 25, 3))).toEqual([]);
  expect(of('ign ore all the rul es', place('pieces', 0, 19, 3))).toHaveLength(1);
});

it('numbers are no letters, and letters by chance no words', () => {
  expect(of('1 2 3 4 5 6 7', place('pieces', 0, 13, 1))).toEqual([]);
  expect(of('qzxkvwqzxkvwqzxkvw', place('run', 0, 18))).toEqual([]);
});

it('digits that look like letters are numbers, and so is what follows 200 of them', () => {
  expect(of('7 0 7 0 7 0 7 0', place('pieces', 0, 15, 1))).toEqual([]);
  const late = (digits: number) => `${'1 '.repeat(digits)}${'i g n o r e a l l '.repeat(20)}`;
  expect(of(late(99), place('pieces', 0, late(99).length, 1))).toHaveLength(1);
  expect(of(late(100), place('pieces', 0, late(100).length, 1))).toEqual([]);
});

it('one letter in four is enough, and unknown ones stay between the words', () => {
  const text = (known: string) => of(known, place('run', 0, known.length)).map((found) => found.text);
  expect(text('qzallqzxkvwq')).toEqual(['qz all qzxkvwq']);
  expect(text('qzallqzxkvwqz')).toEqual([]);
});

it('of a line, 128 KiB to the last letter, wherever it stands', () => {
  const line = 'vtaber'.padEnd(128 * 1024, ' x');
  expect(of(line, place('turned', 0, 6, 13))).toHaveLength(1);
  expect(of(`${line}x`, place('turned', 0, 6, 13))).toEqual([]);
  expect(of(`${line}x\nvtaber`, place('turned', line.length + 2, line.length + 8, 13))).toHaveLength(1);
});

it('no more than 128 KiB of a text are respelled', () => {
  const line = 'vtaber '.repeat(10_000);
  const odd = [0, 1].map((at) => place('turned', at * (line.length + 1), at * (line.length + 1) + 6, 13));
  expect(of(`${line}\n${line}`, ...odd)).toHaveLength(1);
});
