// What reading costs: texts that would take too long are refused, those that people write are not.
import { expect, it } from 'vitest';
import { MAX_STEPS, newBudget } from './budget.ts';
import { parseProgram } from './parse-program.ts';

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

it('counts the words and assignments of each command, and the here-documents', () => {
  const spent = (source: string): number => {
    const counted = newBudget();
    parseProgram(source, counted);
    return counted.spent();
  };
  expect(spent('ls a b c d')).toBeGreaterThan(spent('ls') + 4 * 1024);
  expect(spent('a=1 b=2 c=3 ls')).toBeGreaterThan(spent('ls') + 3 * 1024);
  expect(spent('ls < a < b')).toBeGreaterThan(spent('ls') + 2 * 1024);
  const documents = (count: number) => parseProgram(`ls # ${'<< '.repeat(count)}`).problems.join();
  expect(documents(257)).toBe('length: it has more than 256 here-documents');
  expect(documents(256)).toBe('');
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
