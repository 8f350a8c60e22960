// What reading costs: texts that would take too long are refused, those that people write are not.
import { expect, it } from 'vitest';
import { MAX_STEPS, newBudget } from './budget.ts';
import { parseProgram } from './parse-program.ts';
import { MAX_MARKS } from './read-script.ts';

it.each([
  ['$('.repeat(5000)],
  ['{'.repeat(20_000)],
  ['{a,'.repeat(400) + '}'.repeat(400)],
  ['{a,b}'.repeat(5000)],
  ['('.repeat(500)],
  ['ls | '.repeat(5000)],
  ['ls;'.repeat(20_000)],
  [Array.from({ length: 1000 }, (_, at) => `cat <<E${at}`).join(' ')],
  [`echo $((${'1+'.repeat(5000)}1))`],
  ['a=x; ' + Array.from({ length: 99 }, (_, at) => `a${at}=$a${at - 1}$a${at - 1}; `).join('')],
  [`cat ${'a '.repeat(5000)}`],
  ["sh -c 'ls';".repeat(5000)],
  [`a=(${'x'.repeat(20_000)}); cat ${'"${a[@]}" '.repeat(60)}`],
  [`a=${'x'.repeat(5000)}; cat ${'$(echo "$a") '.repeat(30)}`],
])('refuses what would take too long: %#', (source) => {
  expect(parseProgram(source).problems.join()).toMatch(/^(?:length|syntax)/u);
});

it.each([
  [`git add ${'src/a.ts '.repeat(300)}`],
  [`cat > a <<'END'\n${'a line of `text`, ${a} and (b)\n'.repeat(200)}END`],
  [`cat > a <<'END'\n${'a line of `text` and more of it\n'.repeat(1500)}END`],
])('reads what people write: %#', (source) => {
  expect(parseProgram(source).problems).toEqual([]);
});

const spent = (source: string): number => {
  const counted = newBudget();
  parseProgram(source, counted);
  return counted.spent();
};

it('counts the words and assignments of each command, and the here-documents', () => {
  expect(spent('ls a b c d')).toBeGreaterThan(spent('ls') + 4 * 1024);
  expect(spent('a=1 b=2 c=3 ls')).toBeGreaterThan(spent('ls') + 3 * 1024);
  expect(spent('ls < a < b')).toBeGreaterThan(spent('ls') + 2 * 1024);
  const documents = (count: number) => parseProgram(`ls # ${'<< '.repeat(count)}`).problems.join();
  expect(documents(257)).toBe('length: it has more than 256 here-documents');
  expect(documents(256)).toBe('');
});

it('counts each character of a word, and those that are looked at again for each expansion', () => {
  const padded = (before: string) => spent(`${before} # ${'x'.repeat(1000)}`) - spent(`${before} # `);
  expect(spent(`echo ${'a'.repeat(1001)}`) - spent('echo a')).toBe(3000);
  expect(padded('echo a')).toBe(1000);
  expect(padded(`echo ${'$(a)'.repeat(64)}`)).toBe(2000);
  expect(padded(`echo ${'${a}'.repeat(16)}`)).toBe(2000);
  expect(spent(`echo "\${a/b/${'c'.repeat(1001)}}"`) - spent('echo "${a/b/c}"')).toBeGreaterThan(10_000);
});

it('reads so many words and levels, and no more', () => {
  const problems = (source: string) => parseProgram(source, newBudget(1e9)).problems.join();
  expect(problems(`ls ${'a '.repeat(MAX_MARKS - 1)}`)).toBe('');
  expect(problems(`ls ${'a '.repeat(MAX_MARKS)}`)).toMatch(/^length: it has more than 2048 words/u);
  const levels = (count: number) => `${'( '.repeat(count)}ls${' )'.repeat(count)}`;
  expect(problems(levels(100))).toBe('');
  expect(problems(levels(200))).toBe('length: it is nested more than 400 deep');
});

it('ends where its steps are used up, and not before', () => {
  const all = spent('ls a');
  expect(parseProgram('ls a', newBudget(all)).problems).toEqual([]);
  expect(parseProgram('ls a', newBudget(all - 1)).problems.join()).toMatch(/^length: reading it takes/u);
});

it.each([['ls  a'], ['ls \\\n  a'], ['a=1  ls\t b  ']])('takes any blanks between words: %j', (source) => {
  expect(parseProgram(source).problems).toEqual([]);
});

it('expands to so many commands and no more', () => {
  const problems = (count: number) => parseProgram('ls;'.repeat(count), newBudget(1e9)).problems.join();
  expect(problems(512)).toBe('');
  expect(problems(513)).toBe('length: it expands to more than 512 commands');
});

it('counts little for ordinary programs', () => {
  const counted = newBudget();
  parseProgram('for f in $(git ls-files "*.ts"); do wc -l "$f" | sort -n | head -5; done', counted);
  expect(counted.spent()).toBeLessThan(MAX_STEPS / 20);
});
