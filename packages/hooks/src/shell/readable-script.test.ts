// Which text with variables can be read as a program, and where a variable may be the program.
import { expect, it } from 'vitest';
import { readableScript } from './readable-script.ts';

it.each([
  ['a', null],
  ['"a $X"', 'a $X'],
  ['"$X a"', null],
  ['"ls ${X}"', 'ls ${X}'],
  ['"ls ${X:-a}"', null],
  ['"ls ${X-}"', null],
  ['"ls ${#X}"', null],
  ['"ls $(x)"', null],
  ['"ls `x`"', null],
  ["'a'", null],
  ['"a; $X"', null],
  ['"a && $X"', null],
  ['"a | $X"', null],
  ['"(a) $X"', '(a) $X'],
  ['"($X)"', null],
  ['"if a; then $X"', null],
  ['"do $X"', null],
  ['"else $X"', null],
  ['"eval $X"', null],
  ['"exec $X"', null],
  ['"undo $X"', 'undo $X'],
  ['"a \\$X \\"b\\" \\\\ \\`"', 'a $X "b" \\ `'],
  ['a"b $X"', null],
  ['"b $X"a', null],
  ['"a ${X} ${Y:-b}"', null],
  ['"a\nb $X"', 'a\nb $X'],
  ['"a\\n $X"', 'a\\n $X'],
  ['"a\n$X"', null],
  ['"a\n  $X"', null],
  ['"if $X"', null],
  ['"elif $X"', null],
  ['"while $X"', null],
  ['"until $X"', null],
  ['"{ $X"', null],
  ['"gif $X"', 'gif $X'],
  ['"a{b $X"', 'a{b $X'],
])('%j: %j', (source, text) => {
  expect(readableScript({ source, text: null })).toBe(text);
});

it('takes a text that is certain as it is', () => {
  expect(readableScript({ source: '$X', text: 'ls; $Y' })).toBe('ls; $Y');
});
