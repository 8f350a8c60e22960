// The words of commands: their value where it is certain, as Bash would make it, and `?` where only running would tell.
import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProgram } from './parse-program.ts';
import { shownCommands } from './shown-commands.fixture.ts';

describe('static words', () => {
  it.each([
    [`r''m "-r"f`, ['rm -rf']],
    [String.raw`$'\x72\x6d' -rf`, ['rm -rf']],
    [String.raw`r\m x`, ['rm x']],
    ['{rm,-rf,/}', ['rm -rf /']],
    ['cat a{1..3}', ['cat a1 a2 a3']],
    ['A=src; cat "$A/x" ${A}/y', [' ', 'cat src/x src/y'].map((line) => line.trim())],
    ['cat ~/x', ['cat /home/agent/x']],
    ['for f in a b; do cat "$f"; done', ['', 'cat a', 'cat b']],
    // No arguments are given: without quotes, and as `"$@"`, they are no word at all.
    ['export A="$B" C=d e', ['export ? C=d e']],
    ['find $1 -type f', ['find -type f']],
    ['cat "$1" x', ['cat  x']],
    ['ls "$@" "${@}" $* x', ['ls x']],
    ['r$@m "$@" -rf', ['rm -rf']],
    ['"$@" rm -rf', ['rm -rf']],
    ['A=x; cat {a,$A,"b c"}', ['', 'cat a x b c']],
    ['cat {a,$(id)}', ['cat ?', 'substitution> id']],
    ['A=x; cat {$A', ['', 'cat {x']],
    ['A=x; cat $A}{', ['', 'cat x}{']],
    ['A=; cat "$A"', ['', 'cat ']],
    ['cat "" x', ['cat  x']],
    ['A=x; cat "${A}" y', ['', 'cat x y']],
    ['cat "~/a"', ['cat ~/a']],
    ["cat ~'/a'", ['cat ~/a']],
    ['cat ~""/a', ['cat ~/a']],
    ['cat a""', ['cat a']],
    ["cat '{a,b}'", ['cat {a,b}']],
    // What an unbroken chain of `&&` has set is known in it.
    ['A=a && cat $A', ['', 'cat a']],
    ['ls && A=a && cat $A', ['ls', '', 'cat a']],
    ['ls && A=a && cat $A || ls', ['ls', '', 'cat a', 'ls']],
    ['A=a || ls; cat $A', ['', 'ls', 'cat a']],
    ['! A=a; cat $A', ['', 'cat a']],
    ["bash -c 'cat a\\'", ['bash -c cat a\\', 'bash -c> cat a\\']],
    ['ca\\\nt x', ['cat x']],
    ['cat [{a,b}]', ['cat [a] [b]']],
    ['A=(a "b c"); cat "${A[@]}" $A ${A[0]} "${A[1]}" ${A[2]}', ['', 'cat a b c a a b c']],
    ['A=(a "b  c"); cat "${A[@]}"', ['', 'cat a b  c']],
    ['A1=(a); cat $A1 "${A1[10]}" x', ['', 'cat a  x']],
    ['A=(0 1 2 3 4 5 6 7 8 9 a); cat ${A[10]}', ['', 'cat a']],
    ['cat "$(echo "a\nb")"', ['cat a\nb', 'substitution> echo a\nb']],
    ['cat "$(echo A=b)"', ['cat A=b', 'substitution> echo A=b']],
    ['A=(a "b  c"); cat ${A[*]} x', ['', 'cat a b c x']],
    ['A=ab; cat "${A[@]}" ${A[1]}', ['', 'cat ab']],
    ['A=(); cat "${A[@]}" x', ['', 'cat x']],
    ['A=(a b); for f in "${A[@]}"; do cat "$f"; done', ['', '', 'cat a', 'cat b']],
    ['set -- a "b c"; cat "$@" $1 "$3"', ['set -- a b c', 'cat a b c a ']],
    ['set -e; cat "$1" x', ['set -e', 'cat  x']],
    ['ls -- a; cat "$1" x', ['ls -- a', 'cat  x']],
    ['set -- a; cat "$*" "x$1"', ['set -- a', 'cat a xa']],
    ['declare -r A=~/a; cat "$A"', ['declare -r A=/home/agent/a', 'cat /home/agent/a']],
    ['export A=a; cat $A', ['export A=a', 'cat a']],
    [
      'cat $(echo -n a b) "$(printf \'%s:%s\\n\' c d)"',
      ['cat a b c:d', 'substitution> echo -n a b', 'substitution> printf %s:%s\\n c d'],
    ],
    ['A="$(echo a)"; cat "$A/b"', ['', 'substitution> echo a', 'cat a/b']],
    ['A="b c"; bash <<E\nrm $A\nE', ['', 'bash', 'bash> rm b c']],
  ])('%s', (source, expected) => {
    expect(shownCommands(source)).toEqual(expected);
  });
});

it.each([["sh -c 'A=a; A=b; cat $A'"], ["sh -c 'cat $1' _ x"], ["read A; sh -c 'A=a; cat $A'"]])(
  'knows no value in a program of its own: %s',
  (source) => {
    expect(shownCommands(source)).toContain('sh -c> cat ?');
  },
);

describe('words that only running would tell', () => {
  it.each([
    ['cat $X'],
    ['cat "$(ls)"'],
    ['cat ${X:-a}'],
    ['cat ${10}'],
    ['cat ~root'],
    ['cat x=~'],
    ['A=a; A=b; cat $A'],
    ['A=a; read A; cat $A'],
    ['true || A=a; cat $A'],
    ['ls && A=a; cat $A'],
    ['ls && A=a || cat $A'],
    ['ls || A=a && cat $A'],
    ['ls && A=a && ls || cat $A'],
    ['A=a ls; cat $A'],
    ['A=a | ls | cat; cat $A'],
    ['for A in a "$X"; do cat "$A"; done'],
    ['A=a; for A in $(x); do cat "$A"; done'],
    ['A=a; A=$(x); cat $A'],
    ['if ls; then A=a; fi; cat $A'],
    ['(A=a); cat $A'],
    ['A=a | ls; cat $A'],
    ['A="a *"; cat $A'],
    ['A="a b"; cat x$A'],
    ['for A in a b; do ls; done; cat $A'],
    ['A=a; ((A=1)); cat $A'],
    ['A=a; cat ${A/a/b}'],
    ['A=a{b,c}; cat $A'],
    ['A=a; cat ${!A}'],
    ['A=a; cat ${#A}'],
    ['HOME=$X; cat ~/a'],
    ['cat {1..65}'],
    ['cat a:~'],
    ['set a; cat $1'],
    ['cat "x$@"'],
    ['A=(a b); cat "x${A[@]}"'],
    ['A=(a b); cat "${A[@]}x"'],
    ['A=(a b); cat "${A[@]}"x'],
    ['A=(a b); cat ${A[@]}x'],
    ['A=(a b); cat ${A[0+1]}'],
    ['A=(a b); cat "${A[*]}"'],
    ['A=(a b); cat "${A[@]:1}"'],
    ['A=(a b); cat "${A[-1]}"'],
    ['A=("a *"); cat ${A[@]}'],
    ['A=(*); cat "${A[@]}"'],
    ['A=([2]=a); cat "${A[@]}"'],
    ['A=(a $X); cat "${A[@]}"'],
    ['A=(a); A+=(b); cat "${A[@]}"'],
    ['A=(a); A=(b); cat "${A[@]}"'],
    ['if ls; then A=(a); fi; cat "${A[@]}"'],
    ['set -- a b; cat "$*"'],
    ['set -- a b; cat "x$@"'],
    ['cat "$@"; set -- a'],
    ['set -- a; set -- b; cat "$@"'],
    ['ls && set -- a; cat "$1"'],
    ['set -- a; shift; cat "$1"'],
    ['f() { set -- a; }; cat "$1"'],
    ['set -- $X; cat "$1"'],
    ['declare -n A=B; cat $A'],
    ['declare A=a B=$A; cat $B'],
    ['declare A[0]=a; cat $A'],
    ['declare -u A=a; cat $A'],
    ['ls && export A=a; cat $A'],
    ['cat $(echo "$X")'],
    ['cat $(echo "*")'],
    ["cat $(echo 'a\\tb')"],
    ['cat $(echo -e a)'],
    ["cat $(printf '%b' a)"],
    ["cat $(printf 'a\\x2fb')"],
    ['cat $(echo a; ls)'],
    ['cat $(echo a > b)'],
    ['cat "$(echo a; )$(ls)"'],
    ['echo() { ls; }; cat $(echo a)'],
    ['cat "${@#a}"'],
    ['f() { ls; }; cat "$@"'],
  ])('%s', (source) => {
    expect(shownCommands(source)).toContain('cat ?');
  });
});

it('never spells the name of a command', () =>
  expect(shownCommands('$(echo rm) -rf a')).toContain('? -rf a'));

it('reads static words as Bash itself does', () => {
  const part = fc.oneof(
    fc.constantFrom(
      'a',
      'b c',
      "'d e'",
      '"f g"',
      String.raw`\h`,
      '{i,j}',
      '{1..3}',
      '{k',
      '}',
      ',',
      String.raw`$'\x6c\t'`,
      '""',
      '~',
      '"$V"',
      '${V}',
      '{01..3}',
      '{a..c}',
      '{m,"n o"}',
      '{p,}',
      '{"",q}',
      '"/"',
      '/',
      '"${A[@]}"',
      '${A[*]}',
      ' "${A[@]}" ',
      '"${A[1]}"',
      ' ${A[@]} ',
      ' "$@" ',
      '$1',
      '"$2"',
      ' $(echo r  s) ',
      '"$(printf \'%s-\\n\' t u)"',
      '$(echo v)',
    ),
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
      const words = parts.join('');
      const source = `V=val; A=(w 'x  y' z); set -- '1 2' 3; printf '%s\\n' ${words}`;
      const { commands, problems } = parseProgram(source);
      const texts =
        commands
          .find(({ name, via }) => name === 'printf' && via.length === 0)
          ?.words.slice(2)
          .map(({ text }) => text) ?? [];
      fc.pre(problems.length === 0 && !texts.includes(null));
      const bash = spawnSync('bash', ['-fc', source], {
        encoding: 'utf8',
        env: { HOME: '/home/agent', PATH: '/usr/bin:/bin' },
      });
      expect(texts.map((text) => `${text}\n`).join('')).toBe(bash.stdout);
    }),
    { numRuns: 300 },
  );
});
