// Which script words are certain but for a number.
import { expect, it } from 'vitest';
import { numberedScript } from './numbered-script.ts';

const dynamic = (source: string) => numberedScript({ source, text: null });

it.each([
  ['"$((n - 3)),$((n + 3))p"', '1,1p'],
  ['$((n))p', '1p'],
  ['"${#a},\\$p"', '1,$p'],
  ['"$(((a + b) * 2))q"', '1q'],
  ['"$#p"', '1p'],
  ['"s/a/$((1))/"', 's/a/1/'],
])('reads %s', (source, text) => expect(dynamic(source)).toBe(text));

it.each([
  ['"${n}p"'],
  ['"$n,5p"'],
  ['"$(cat x)p"'],
  ['"$((n))$(cat x)"'],
  ['"$((n)) `id`"'],
  ['"$(($(cat x)))p"'],
  ['$((n))$x'],
  ["'a'$((n))"],
])('leaves %s', (source) => expect(dynamic(source)).toBeNull());

it('gives back what is certain', () => expect(numberedScript({ source: "'1p'", text: '1p' })).toBe('1p'));
