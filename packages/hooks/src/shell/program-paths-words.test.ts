// Operands as paths: joined to the working folder, with a pattern behind the folder where it starts; and names that `xargs` and `find` bring.
import { describe, expect, it } from 'vitest';
import { shownPaths, shownUses } from './shown-paths.fixture.ts';

describe('words', () => {
  it.each([
    ['cat a /b', ['read /w/a', 'read /b']],
    ['cat ../a', ['read /w/../a']],
    ['cat .?/a', ['read /w/. ~ /w/./.?/a', 'read /w/../a']],
    ['x=a; rg $x b', ['search /w/b']],
    ['find . -exec sh -c \'wc -l "$1"\' _ {} \\;', ['search /w/.']],
    ['find . -exec sh -c \'echo "$1": /etc/x\' _ {} \\;', ['search /w/.']],
    ['find . -exec sh -c \'cat "$1"\' _ {} /x \\;', ['search /w/.', 'read /x']],
    ['find . | xargs -I% rm "$x" %', ['search /w/.', 'write null', 'write /w/./{}']],
    ['cat ~/a', ['read /home/agent/a']],
    ['cat *.c', ['read /w/. ~ /w/./*.c']],
    ['cat a/*/b', ['read /w/a ~ /w/a/*/b']],
    ['cat */../x', ['read /w/*/../x']],
    ['cat a a', ['read /w/a']],
    ['cp a /tmp/b', ['read /w/a', 'write /tmp/b']],
    ['cat $X', ['read null']],
    ['cat $(git ls-files)', []],
    ['rm $(git ls-files)', ['write null']],
    ['cat <(ls)', []],
    ['cat -', []],
    ['test "$x" = y', []],
    ['wc --files0-from=names', ['read null']],
    ['find /a -exec cat /b \\; -newer /c', ['search /a', 'search /c', 'read /b']],
    [
      'find /a -exec cat /b {} + -newer /c',
      ['search /a', 'search /c', 'read /b', 'read /w/{}', 'read /a/{}'],
    ],
    ['jq --arg a /x .a b', ['read /w/b']],
    ['jq --rawfile a /x .a b', ['read /x', 'read /w/b']],
    ['ls | xargs -0 cat', []],
    ['cat names | xargs ls', ['read /w/names']],
    ['cat names | xargs grep x', ['read /w/names', 'search null']],
  ])('%s', (source, expected) => {
    expect(shownPaths(source)).toEqual(expected);
  });
});

/** Each as `access path ~ pattern command word`. */
it.each([
  ['cat a///b*', ['read /w/a// ~ /w/a///b* cat a///b*']],
  ['cat a | xargs find . -name b', ['read /w/a cat a', 'search /w/. find .']],
  [
    'cat a | xargs find . -exec stat {} +',
    [
      'read /w/a cat a',
      'search /w/. find .',
      'search null find (names from standard input)',
      'search /w/{} stat {}',
    ],
  ],
  ['fd x -x cat', []],
  ['cat a/../b', ['read /w/a/../b cat a/../b']],
  ['cat //a', ['read //a cat //a']],
  ['cat *', ['read /w/. ~ /w/./* cat *']],
  ['cat */', ['read /w/. ~ /w/./*/ cat */']],
  ['cat a//*', ['read /w/a/ ~ /w/a//* cat a//*']],
  ['cat a/*', ['read /w/a ~ /w/a/* cat a/*']],
  ['cat /*', ['read / ~ //* cat /*']],
  ['cat ?', ['read /w/. ~ /w/./? cat ?']],
  ['cat [ab]', ['read /w/. ~ /w/./[ab] cat [ab]']],
  ['cat a/b*/c', ['read /w/a ~ /w/a/b*/c cat a/b*/c']],
  ['cat a/b*/../c', ['read /w/a/b*/../c cat a/b*/../c']],
  ['cat *; cat *', ['read /w/. ~ /w/./* cat *']],
  ['cat a; cat a; rm a', ['read /w/a cat a', 'write /w/a rm a']],
  ['rm -rf a *', ['write /w/a rm a', 'write /w/. ~ /w/./* rm *']],
  ['tee a', ['write /w/a tee a']],
  ['cp a b', ['read /w/a cp a', 'write /w/b cp b']],
  ['cp -t /d a b', ['write /d cp /d', 'read /w/a cp a', 'write /w/b cp b']],
  ['cp --target-directory=/d a', ['write /d cp --target-directory=/d', 'read /w/a cp a']],
  ['mv a b c', ['write /w/a mv a', 'write /w/b mv b', 'write /w/c mv c']],
  ['cp a', ['read /w/a cp a']],
  ['cp $X b', ['read null cp $X', 'write /w/b cp b']],
  ['touch -r a b', ['read /w/a touch a', 'write /w/b touch b']],
  ['grep x a', ['search /w/a grep a']],
  ['grep -f a b', ['read /w/a grep a', 'search /w/b grep b']],
  ['grep -r x', []],
  ['grep x -', ['search /w/- grep -']],
  ['grep -r x .', ['search /w/. grep .']],
  ['ls | xargs grep x', []],
  ['cat a | xargs wc', ['read /w/a cat a', 'read null wc (names from standard input)']],
  ['cat a | xargs rm', ['read /w/a cat a', 'write null rm (names from standard input)']],
  ['cat a | xargs -I{} cp {} b', ['read /w/a cat a', 'read null cp {}', 'write /w/b cp b']],
  ['cat a | xargs nobody', ['read /w/a cat a', 'read null nobody (names from standard input)']],
  ['find . | xargs grep x', ['search /w/. find .']],
  ['cat a | xargs file', ['read /w/a cat a', 'read null file (names from standard input)']],
  ['cat a | xargs stat', ['read /w/a cat a']],
  ['cat a | xargs find', ['read /w/a cat a']],
  ['cat a | xargs rg x', ['read /w/a cat a', 'search null rg (names from standard input)']],
  ['find . -exec stat {} +', ['search /w/. find .', 'search /w/{} stat {}']],
  ['find -newer /a', ['search /a find /a']],
  ['find /a -name b', ['search /a find /a']],
  ['find /a -delete', ['search /a find /a']],
  ['find a -exec grep x {} \\;', ['search /w/a find a', 'search /w/{} grep {}', 'search /w/a/{} grep {}']],
  ['cat a | xargs find -exec', ['read /w/a cat a']],
  ['wc --files0-from=- a', ['read /w/a wc a']],
  ['wc --files0-from=a', ['read null wc --files0-from=a']],
  ['du --files0-from=/a', ['read null du --files0-from=/a']],
])('%s: %j', (source, expected) => {
  expect(shownUses(source)).toEqual(expected);
});

describe('a pattern that is not quoted becomes several words', () => {
  it.each([
    ['rg /a/* b', ['read /a ~ /a/*', 'search /w/b']],
    ['rg -g /a/* b', ['read /a ~ /a/*']],
    ['echo /a/*', ['search /a ~ /a/*']],
    ['X=/a/*; echo $X', ['search /a ~ /a/*']],
    ['echo /a/"x"*', ['search /a ~ /a/x*']],
    ['tr [a-z] x', ['search /w/. ~ /w/./[a-z]']],
  ])('%s', (source, expected) => expect(shownPaths(source)).toEqual(expected));
  it.each([
    "echo '/a/*'",
    'echo "/a/*"',
    'echo /a/\\*',
    'echo /a/x',
    'X="/a/*"; echo "$X"',
    'echo --x=/a/*y"*"',
    'sed /a/[b]/p',
  ])('but not in %s', (source) => expect(shownPaths(source)).toEqual([]));
});
