// What a program takes from its command line, and what it refuses.
import { expect, it } from 'vitest';
import { readArguments } from './read-arguments.ts';

const read = (...argv: string[]) => readArguments(argv, 'x --in <a> --out <b>', ['in', 'out'], ['most']);

it('reads named values in any order', () => {
  expect(read('--out', 'b', '--in=a')).toEqual({ in: 'a', out: 'b' });
  expect(read('--out', 'b', '--in', 'a', '--most', '3')).toEqual({ in: 'a', out: 'b', most: '3' });
});

it.each([
  [[], '--in and --out are needed'],
  [['--in', 'a', '--out', ''], '--out is needed'],
  [['--in', 'a', '--out'], '--out'],
  [['--in', '--out', 'b'], '--in'],
  [['--force', 'x'], '--force'],
  [['--in', 'a', '--out', 'b', 'c'], "'c'"],
])('refuses %j in one line', (argv, words) => {
  const message = expect.stringMatching(new RegExp(`^.*${words}.*$`));
  expect(() => read(...argv)).toThrow(
    expect.objectContaining({ code: 'usage', message, instead: 'use: x --in <a> --out <b>' }),
  );
});
