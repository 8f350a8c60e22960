// What must be called a problem, and what only looks like one.
import { describe, expect, it } from 'vitest';
import { MAX_PROGRAM_LENGTH, parseProgram } from './parse-program.ts';

describe('problems', () => {
  it.each([
    ['echo "', 'syntax'],
    ['ls )', 'syntax'],
    ['ls(x', 'syntax'],
    ['[(|ls', 'syntax'],
    ['ls > x (', 'syntax'],
    ['echo $(ls', 'syntax'],
    ['rm ${ >a', 'syntax'],
    ['ls &', 'background'],
    ['f() { ls; }', 'function'],
    ['coproc ls', 'coproc'],
    ['ls\0', 'character'],
    ['ls\r\n', 'character'],
    ['ls\u200b', 'character'],
    [' '.repeat(MAX_PROGRAM_LENGTH + 1), 'length'],
    ['for a in {1..9}; do for b in {1..9}; do for c in {1..9}; do ls; done; done; done', 'length'],
    [`${'env '.repeat(20)}ls`, 'depth'],
    ["[[ 'a[$(id)]' -eq 0 ]]", 'evaluated'],
    ["test -v 'a[$(id)]'", 'evaluated'],
    ["let 'a[$(id)]'", 'evaluated'],
    ["export 'a[`id`]'", 'evaluated'],
    ["for ((i = 'a[$(id)]'; i < 3; i++)); do ls; done", 'evaluated'],
    ['while true; do ls & done', 'storm'],
    ['for ((;;)); do ls & done', 'storm'],
    ['f() { f; }', 'storm'],
    ['!', 'syntax'],
    ['echo ${ ls; }', 'syntax'],
    ['ls \\', 'syntax'],
    ['\\', 'syntax'],
    ['ls \\\\\\', 'syntax'],
    ['cat <<$(x)\na\nE', 'syntax'],
    ["x='a[$(id)]'; ((x))", 'evaluated'],
    ['read x < a; echo $((x + 1))', 'evaluated'],
    ['echo $(( $(cat a) ))', 'evaluated'],
    ['echo "${x@P}"', 'evaluated'],
    ['a=b; x=read; $x a < f; cat $a', 'evaluated'],
    ['a=b; {read,a} < f; cat $a', 'evaluated'],
    ['x=read; builtin "$x" a', 'evaluated'],
    [`cat ${'{'.repeat(3000)}`, 'length'],
    ['bash -c "cd a\n$X"', 'fed'],
    ["let 'a[b$(id)]'", 'evaluated'],
    ["let $'a[$(id)]'", 'evaluated'],
    ['test -v "a[\\$(id)]"', 'evaluated'],
    ["bash -c '(($1))' _ 'a[$(id)]'", 'evaluated'],
    ["x='a[$(id)]'; bash -c '((x))'", 'evaluated'],
    [`${'env '.repeat(9)}ls`, 'depth'],
    [`${'eval '.repeat(9)}ls`, 'depth'],
    [`ls${' | ls'.repeat(64)}`, 'length'],
  ])('%j', (source, kind) => {
    expect(parseProgram(source).problems.map((problem) => problem.split(':')[0])).toContain(kind);
  });
  it.each([
    ["echo 'a[$(id)]'"],
    ["[[ $(echo 'a[$(id)]') ]]"],
    ["for ((i = 0; i < 3; i++)); do echo 'a[$(id)]'; done"],
    ['while true; do ls; done'],
    ["echo '${ ls; }'"],
    ['echo \\${'],
    ['echo {a,${HOME}}'],
    ['echo {a,\\${}'],
    ['ls \\\\'],
    ['read x'],
    ['shift'],
    ['$X a'],
    ["let 'a$(id)]'"],
    ["eval 'x=3;' '(($1))'"],
    ["bash -c '(($1))' _ 3"],
    ['X=$(ls); bash -c ls'],
    [`${'env '.repeat(8)}ls`],
    [`${'eval '.repeat(8)}ls`],
    [`ls${' | ls'.repeat(63)}`],
    ["cat <<'E'\na\nE"],
    ['cat <<"E"\na\nE'],
    ['cat <<\\E\na\nE'],
  ])('has none for %j', (source) => {
    expect(parseProgram(source).problems).toEqual([]);
  });
  it.each([
    ['cat <<', 'syntax: a here-document whose end cannot be told'],
    [
      `echo \${ ls ${'a'.repeat(60)}; }`,
      `syntax: a substitution that cannot be read: \${ ls ${'a'.repeat(34)}`,
    ],
    ['x=read; $x a', 'evaluated: `read` is not written out'],
    [' '.repeat(MAX_PROGRAM_LENGTH + 1), 'length: 65537 characters, more than 65536'],
  ])('says of %j: %s', (source, problem) => {
    expect(parseProgram(source).problems).toContain(problem);
  });
  it('reads a program of the greatest length, and nothing of a longer one', () => {
    expect(parseProgram(`ls${' '.repeat(MAX_PROGRAM_LENGTH - 2)}`).problems).toEqual([]);
    expect(parseProgram(`ls${' '.repeat(MAX_PROGRAM_LENGTH - 1)}`).commands).toEqual([]);
  });
  it('names no command that depends on the files around it or on an expansion', () => {
    const names = (source: string) => parseProgram(source).commands.map(({ name }) => name);
    expect(names('"$@"')).toEqual([null]);
    expect(names('"" a')).toEqual([null]);
    expect(names('l* a')).toEqual([null]);
    expect(names('[ a ]')).toEqual(['[']);
  });
  it('calls no function that another one starts, nor a loop that ends, a storm', () => {
    expect(parseProgram('f() { g; }').problems.join()).not.toMatch(/storm/u);
    expect(parseProgram('for i in 1 2; do ls & done').problems.join()).not.toMatch(/storm/u);
  });
  it('knows that `command` and `env` start the program of a function that has its name', () => {
    const isStorm = (source: string) =>
      parseProgram(source).problems.some((problem) => problem.startsWith('storm'));
    for (const inner of ['command f', 'env f', 'nice command f'])
      expect(isStorm(`f() { ${inner}; }`)).toBe(false);
    for (const inner of ['f', 'exec f', 'command f; f']) expect(isStorm(`f() { ${inner}; }`)).toBe(true);
  });
  it('has none for ordinary programs', () => {
    expect(parseProgram('n=$(wc -l < a); for i in 1 2; do echo $((n + i)); done').problems).toEqual([]);
    expect(parseProgram("git log --oneline | head -n 5 && echo 'a $(b)' > /out/x").problems).toEqual([]);
  });
});
