// Arguments of an inner shell: which are names that were found, where that is lost, and when the shell does nothing else.
import { describe, expect, it } from 'vitest';
import { isListed, isNamed } from './fed-words.ts';
import { isOverNames } from './given-names.ts';
import { parseProgram } from './parse-program.ts';

/** What the last word of the program is: `by path`, `listed`, its text, or `unknown`. */
function kindOf(source: string): string {
  const last = parseProgram(source).commands.at(-1)?.words.at(-1);
  if (!last || isNamed(last)) return 'by path';
  return isListed(last) ? 'listed' : (last.text ?? 'unknown');
}

const found = (text: string, given = '_ {}') => `find . -exec sh -c '${text}' ${given} \\;`;

describe('an argument of the text', () => {
  it.each([
    [found('rm "$1"'), 'by path'],
    [found('rm "${1%.c}"'), 'by path'],
    [found('rm "${1##*/}"'), 'listed'],
    [found('rm "$0"', '{}'), 'by path'],
    [found('rm "$1"', '{}'), 'by path'],
    [found('rm "$@"'), 'by path'],
    [found('for f; do rm "$f"; done'), 'by path'],
    [found('for f in "$@"; do rm "$f"; done'), 'by path'],
    [found('f=$1; rm "$f"'), 'by path'],
    [found('shift; rm "$1"'), 'by path'],
    [found('rm "$1/x"'), 'by path'],
    [found('ls; rm "$1/x"'), 'by path'],
    [found('for shift in a; do rm "$1/x"; done'), 'by path'],
    ['for f in $(find .); do rm "${f%e}"; done', 'by path'],
    ['for f in $(find /workspace -type f); do rm "${f%/*}"; done', 'by path'],
    ['for f in $(find /workspace -type f); do rm "${f%/xx.cc}"; done', 'by path'],
    ['for f in $(find /workspace -type f); do rm "${f%.c}"; done', 'by path'],
    [found('rm "$2"', '_ x {}'), 'by path'],
    [found('for set in a; do rm "$1"; done'), 'by path'],
    [found('rm "$1"\\$@'), 'by path'],
    ['find . | xargs sh -c \'rm "$1" 2> /dev/null\' _', 'by path'],
    ["find . -execdir bash -ec 'rm $1' _ {} +", 'by path'],
    ['find . | xargs sh -c \'rm "$@"\' _', 'by path'],
    ['find . | xargs -I% sh -c \'rm "$1"\' _ %', 'by path'],
    ['git ls-files | xargs -n1 sh -c \'rm "$0"\'', 'listed'],
    ['fd -x sh -c \'rm "$1"\' _ {}', 'listed'],
  ])('%s: %s', (source, kind) => {
    expect(kindOf(source)).toBe(kind);
  });

  it.each([
    // What stands there instead.
    [found('rm "$1"', 'x y {}')],
    [found('rm "$0"')],
    [found('rm "$@"', '_ x {}')],
    [found('shift; rm "$1"', '_ {} x {}')],
    [found('set /etc/x; rm "$1"')],
    [found('command set -- /etc/x; rm "$1"')],
    [found('f() { rm "$1"; }; f /etc/x; rm "$1"')],
    [found('eval set x; rm "$1"')],
    [found('rm "/$1"')],
    [found('rm "../$1"')],
    [found('rm "x/$@"')],
    [found('rm "$*"')],
    [found('rm "${1/a/b}"')],
    [found('rm "${1:1}"')],
    [found('rm "${1^}"')],
    [found('rm "${1:-/x}"')],
    [found('rm "${1%/*}"')],
    // It may be gone, and a slash is the top of all folders.
    [found('shift; rm "$1/x"')],
    ['for f in $(find /workspace); do rm "${f%/*}"; done'],
    ['for f in $(find /workspace -type f); do rm "${f%%/*}"; done'],
    ['for f in $(find /workspace -type f); do rm "${f%e}"; done'],
    ['for f in $(find /workspace -type f); do rm "${f%e/*}"; done'],
    ['for f in $(find /workspace -type f); do rm "${f%.*/x}"; done'],
    ['for f in $(find /workspace -type f); do rm "${f%e.c}"; done'],
    ['for f in $(find /workspace -type f); do rm "${f%/x.c/*}"; done'],
    [found('rm "$1"', '_ a{}')],
    [found('f=$1; f=x; rm "$f"')],
    // A mark in the text makes code of names, so nothing else is followed.
    [found('echo {}; rm "$1"')],
    ['cat list | xargs sh -c \'rm "$1"\' _'],
    ['find . | xargs -a list sh -c \'rm "$1"\' _'],
    ['find . | xargs -I% sh -c \'rm "$1"\' _ "$x" %'],
    ['find . | xargs sh -c \'rm "$1"\' _ < list'],
    ['find . | xargs sh -c \'rm "$1"\' _ <& 3'],
    ['find . | xargs -I% sh -c \'echo %; rm "$1"\' _ %'],
    ['sh -c \'rm "$1"\' _ a'],
    ['find . -exec zsh -c \'rm "$1"\' _ {} \\;'],
    ['find . -exec sh -lc \'rm "$1"\' _ {} \\;'],
  ])('is not followed: %s', (source) => {
    expect(kindOf(source)).toBe('unknown');
  });
});

describe('a shell over names', () => {
  const shell = (source: string) => parseProgram(source).commands.some(isOverNames);

  it.each([
    [found('wc -l "$1"')],
    [found('echo "$(($# + 1)) $1"')],
    ['find . -exec bash -c \'[[ -s $1 ]] && wc -l "$1"\' _ {} \\;'],
    ['find . | xargs -n1 bash -c \'wc -l "$0"\''],
    ['rg -l x | xargs sh -euc \'wc -l "$@"\' _'],
    ['fd -x sh -c \'head -1 "$1"\' _ {}'],
  ])('%s', (source) => expect(shell(source)).toBe(true));

  it.each([
    ['sh -c \'wc -l "$1"\' _ {}'],
    ["find . -exec sh -c 'ls' \\;"],
    ["find . -exec sh -c 'ls' _ x \\;"],
    ["find . -exec sh -c 'ls' _ {} \\;"],
    ['fd -x sh -c ls'],
    [found('cat {}')],
    [found('cat {}', '_ {}')],
    [found('cat "$1"', '_ {} "$x"')],
    [found('cat "$1"', '_ {} a{}')],
    ['find . | xargs -Is sh -c \'cat "$1"\' _ s'],
    ['find . -exec sh -c "cat $1" _ {} \\;'],
    ["find . -exec zsh -c 'cat $1' _ {} \\;"],
    ["find . -exec sh -ic 'cat $1' _ {} \\;"],
    ["find . -ok sh -c 'cat $1' _ {} \\;"],
    ["find . -exec timeout 5 sh -c 'cat $1' _ {} \\;"],
    ['find . -exec sh x.sh {} \\;'],
    ["find . | xargs -I% sh -c 'cat %' _ %"],
    ['cat list | xargs sh -c \'cat "$@"\' _'],
    ['find . | xargs -d. sh -c \'cat "$@"\' _'],
    // Other shells read these in another way than Bash.
    [found('[[ -s $1 ]] && wc -l "$1"')],
    [found('(( 1 )) && wc -l "$1"')],
    ["find . -exec sh -c \"echo \\$'a\\\\' ; ls; echo \\\\'b'\" _ {} \\;"],
    [found('wc -l "$1" &> /dev/null')],
    [found('cat <<< "$1"')],
    [found('cat <(wc -l "$1")')],
    [found('a=(ls); wc -l "$1"')],
    [found('select x in a; do ls; done')],
  ])('not %s', (source) => expect(shell(source)).toBe(false));
});

it('is given to no text that only running tells', () => {
  expect(kindOf('find . | xargs sh -c "$x" _')).toBe('_');
});
