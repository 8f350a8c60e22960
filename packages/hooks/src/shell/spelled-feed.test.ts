// What echo, printf and here-strings spell out, and the commands that `xargs` starts for it.
import { describe, expect, it } from 'vitest';
import { parseProgram } from './parse-program.ts';
import { spelledText } from './spelled-feed.ts';

const word = (text: string | null) => ({ source: text ?? '$x', text });

it.each([
  [['echo', 'a', 'b'], 'a b'],
  [['echo', '-n', 'a'], 'a'],
  [['echo', '-rf', '/a'], '-rf /a'],
  [['echo', '-e', 'a\\nb'], 'a\nb'],
  [['echo', 'a\\nb'], 'a\\nb'],
  [['echo'], ''],
  [['echo', '-n'], ''],
  [['echo', '-nx'], '-nx'],
  [['echo', '-ne', 'a\\nb'], 'a\nb'],
  [['echo', 'a-n', 'b'], 'a-n b'],
  [['printf', 'a', 'b'], 'a'],
  [['printf', '%%'], '%'],
  [['echo', 'e\\nb'], 'e\\nb'],
  [['printf', 'a\\nb\\n'], 'a\nb\n'],
  [['printf', '%s\\n', 'a', 'b'], 'a\nb\n'],
  [['printf', '%s-%s,', 'a', 'b', 'c'], 'a-b,c-,'],
  [['printf', '%s\\0', '-rf'], '-rf\0'],
  [['printf', '--', '-rf'], '-rf'],
  [['printf', '%s%%', 'a'], 'a%'],
  [['printf', '%s\\n'], '\n'],
  [['printf', '%d', 'a'], null],
  [['printf', '-v', 'a', 'b'], null],
  [['printf'], null],
  [['echo', null], null],
  [['cat', 'a'], null],
] as const)('%j prints %j', (words, text) => {
  expect(spelledText(words.map(word))).toBe(text);
});

describe('xargs starts', () => {
  const started = (source: string) =>
    parseProgram(source)
      .commands.filter(({ via, name }) => via.length > 0 && name === 'rm')
      .map(({ words }) => words.map(({ text }) => text).join(' '))
      .filter((text) => !text.endsWith(' '));
  it.each([
    ['echo -rf /a | xargs rm', ['rm -rf /a']],
    ['echo "a b" c | xargs rm', ['rm a b c']],
    [`echo '"a b" c\\ d' | xargs rm`, ['rm a b c d']],
    ['echo a:b | xargs -d: rm', ['rm a b']],
    ["printf '%s\\0' 'a b' c | xargs -0 rm -f", ['rm -f a b c']],
    ["printf 'a\\nb\\n' | xargs -I{} rm x/{}", ['rm x/a', 'rm x/b']],
    ['xargs rm <<< a', ['rm a']],
    ['xargs rm <<E\n-r a\nE', ['rm -r a']],
    ['cat <<E | xargs rm\n-r a\nE', ['rm -r a']],
    ['cat b | xargs rm', []],
    ['xargs rm <<-E\na\nE', ['rm a']],
    ['echo a:b | xargs --delimiter=: rm', ['rm a b']],
    ['tac <<E | xargs rm\n-r a\nE', []],
    ['cat b <<E | xargs rm\n-r a\nE', []],
    ['echo a | cat | xargs rm', []],
    ['echo $x | xargs rm', []],
    ['echo a > b | xargs rm', []],
    ['echo a | parallel rm', ['rm a']],
    ["echo '' | xargs rm", ['rm']],
    ["printf ' a\\n' | xargs -I{} rm {}", ['rm a']],
    ['echo a | xargs -I{} rm "$x" {}', ['rm  a']],
    ["printf '%s\\0' 'a b' c | xargs --null rm", ['rm a b c']],
    // However many there are.
    [`printf '${'a\\n'.repeat(40)}b\\n' | xargs -I{} rm {}`, ['rm a', 'rm b']],
  ])('%s', (source, expected) => expect(started(source)).toEqual(expected));
});

it.each([
  ["x='-r a'; rm $x", ['rm -r a']],
  ["x='-r a'; rm ${x}", ['rm -r a']],
  ["x='-r *'; rm $x", ['rm ?']],
  ['x=\'-r a\'; rm "$x"', ['rm -r a']],
  ["x=' -r  a '; rm $x", ['rm -r a']],
  ["x='-r a'; rm $x/b", ['rm ?']],
  ["x='-r a'; rm b$x", ['rm ?']],
  ["x='-r a'; IFS=r; rm $x", ['rm ?']],
  ["x='-r a'; rm ${x#-}", ['rm ?']],
])('%s', (source, expected) => {
  const found = parseProgram(source).commands.filter(({ name }) => name === 'rm');
  expect(found.map(({ words }) => words.map(({ text }) => text ?? '?').join(' '))).toEqual(expected);
});

it('reads no name of a command out of a variable with several words', () =>
  expect(parseProgram("x='rm a'; $x").commands.at(-1)?.name).toBeNull());

it.each([`echo '"a b" c'`, `echo "'a b' c"`])(
  'xargs takes what stands in quotes for one word: %s',
  (source) =>
    expect(
      parseProgram(`${source} | xargs rm`).commands.map(({ words }) => words.map(({ text }) => text)),
    ).toContainEqual(['rm', 'a b', 'c']),
);
