import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { countMarks } from './count-marks.ts';
import { parseProgram } from './parse-program.ts';
import { MAX_MARKS } from './read-script.ts';

const ALL = 1_000_000;

it.each([
  ['words', 'ls -l a', 3],
  ['lists and pipes', 'a; b | c && d', 8],
  ['a comment', 'ls # one two three\nls', 2],
  ['a sign that begins no comment', 'ls a#b c', 3],
  ['single quotes', `echo 'one two ; three'`, 2],
  ['double quotes, but for expansions', 'echo "one $two three"', 4],
  ['a command in double quotes', 'echo "one $(two three) four"', 7],
  ['an escaped quote', 'echo a\\"b c', 4],
  ['an escaped quote in quotes', 'echo "a\\" b" c', 4],
  ['a here-document', "cat <<'A' b\none two\nthree\nA\nls", 5],
  ['two here-documents', 'cat <<A <<-B\none\nA\n two\n\tB\nls', 6],
  ['a here-document that never ends', 'cat <<A\none two\n', 3],
  ['a here-string', 'cat <<< a\nls b', 5],
  ['a redirection', 'ls < a', 3],
  ['a here-document without a name', 'cat <<\nls a', 5],
  ['a here-document that no tab ends', 'cat <<A\n\tA\nls\nA\n', 3],
  ['a here-document whose end a tab follows', 'cat <<-A\nA\t\nls\nA', 3],
  ['a sign at the end of a word', 'ls a# b', 3],
  ['a parenthesis that nothing opened', 'a) b c', 4],
  ['a list inside a command in double quotes', 'echo "$(a (b) c d)" e', 12],
  ['backticks in double quotes', 'echo "`a`"', 5],
  ['a list in backticks', '`(a)`', 5],
])('counts %s', (_, text, marks) => {
  expect(countMarks(text, ALL)).toBe(marks);
});

it('takes the body of a here-document inside a substitution for data', () => {
  const body = 'word '.repeat(5_000);
  expect(countMarks(`git commit -m "$(cat <<'EOF'\n${body}\nEOF\n)" && ls`, ALL)).toBeLessThan(20);
});

it('ends where it is told', () => {
  expect(countMarks('a '.repeat(5_000), 7)).toBe(7);
});

it('never counts more than there are characters, and ends for every text', () => {
  const piece = fc.constantFrom(
    'a',
    ' ',
    '\n',
    "'",
    '"',
    '\\',
    '$(',
    ')',
    '<<A',
    '<<-',
    '#',
    '`',
    '${',
    '{',
    '|',
    'A\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      expect(countMarks(text, ALL)).toBeLessThanOrEqual(text.length);
    }),
  );
});

it.each([
  ['words', (count: number) => 'a '.repeat(count)],
  ['commands', (count: number) => 'ls\n'.repeat(count)],
  ['levels', (count: number) => '('.repeat(count)],
  ['patterns', (count: number) => `ls ${'*'.repeat(count)}`],
  ['expansions in quotes', (count: number) => `echo "${'$a '.repeat(count)}"`],
  ['words of a program inside', (count: number) => `sh -c '${'a '.repeat(count)}'`],
])('a program with more %s than the bound is not parsed', (_, made) => {
  expect(parseProgram(made(MAX_MARKS + 1)).problems).toEqual([
    `length: it has more than ${MAX_MARKS} words, operators and expansions`,
  ]);
});

it.each([
  ['single quotes', (data: string) => `echo '${data}' > a`],
  ['double quotes', (data: string) => `echo "${data}" > a`],
  ['a here-document', (data: string) => `cat > a <<'EOF'\n${data}\nEOF`],
  ['a comment', (data: string) => `# ${data}\nls`],
])('data in %s may be as long as a program may', (_, made) => {
  expect(parseProgram(made('some words of data '.repeat(3_000))).problems).toEqual([]);
});
