// Braces as Bash expands them: a word that is missed is a path that is not judged.
import { describe, expect, it } from 'vitest';
import { OverBudget, newBudget } from './budget.ts';
import { TooManyWords, expandBraces } from './expand-braces.ts';

const words = (text: string) =>
  expandBraces(
    Array.from(text, (char) => ({ char, quoted: false })),
    newBudget(),
  ).map((word) => word.map(({ char }) => char).join(''));

describe('braces', () => {
  it.each([
    ['a', ['a']],
    ['{a,b}', ['a', 'b']],
    ['x{a,b}y', ['xay', 'xby']],
    ['{a,b}{c,d}', ['ac', 'ad', 'bc', 'bd']],
    ['{a,{b,c}d}', ['a', 'bd', 'cd']],
    ['{a,}', ['a', '']],
    ['{a}', ['{a}']],
    ['{}', ['{}']],
    ['{a,b', ['{a,b']],
    ['a,b}', ['a,b}']],
    ['{{a,b}', ['{a', '{b']],
    ['{a}{b,c}', ['{a}b', '{a}c']],
    ['{1..3}', ['1', '2', '3']],
    ['{3..1}', ['3', '2', '1']],
    ['{1..7..3}', ['1', '4', '7']],
    ['{7..1..3}', ['7', '4', '1']],
    ['{1..3..0}', ['1', '2', '3']],
    ['{1..5..-2}', ['1', '3', '5']],
    ['{-1..1}', ['-1', '0', '1']],
    ['{08..10}', ['08', '09', '10']],
    ['{8..010}', ['008', '009', '010']],
    ['{-01..1}', ['-01', '000', '001']],
    ['{a..e..2}', ['a', 'c', 'e']],
    ['{c..a}', ['c', 'b', 'a']],
    ['{2..2}', ['2']],
    ['{a..3}', ['{a..3}']],
    ['{1..}', ['{1..}']],
    ['{1..2..}', ['{1..2..}']],
    ['{x1..3}', ['{x1..3}']],
  ])('%s: %j', (text, expected) => expect(words(text)).toEqual(expected));
  it('are made of the very characters', () => {
    const bare = (text: string) => Array.from(text, (char) => ({ char, quoted: false }));
    expect(expandBraces(bare('{a,}'), newBudget())).toEqual([bare('a'), []]);
    // What a sequence makes has no other meaning.
    expect(expandBraces(bare('{1..2}'), newBudget())).toEqual([
      [{ char: '1', quoted: true }],
      [{ char: '2', quoted: true }],
    ]);
  });
  it('cost as much as all that they make', () => {
    const spent = (text: string) => {
      const budget = newBudget();
      expandBraces(
        Array.from(text, (char) => ({ char, quoted: false })),
        budget,
      );
      return budget.spent();
    };
    expect(spent('{a,b}'.repeat(6))).toBeGreaterThan(64 * '{a,b}'.repeat(6).length);
    expect(() =>
      expandBraces(
        Array.from('{'.repeat(3000), (char) => ({ char, quoted: false })),
        newBudget(1000),
      ),
    ).toThrow(OverBudget);
  });
  it('in quotes are letters', () => {
    const quoted = Array.from('{a,b}', (char) => ({ char, quoted: true }));
    expect(expandBraces(quoted, newBudget())).toEqual([quoted]);
    const sequence = Array.from('{1..3}', (char) => ({ char, quoted: char === '1' }));
    expect(expandBraces(sequence, newBudget())).toEqual([sequence]);
  });
  it('are as many as the limit allows', () => {
    expect(words('{1..64}')).toHaveLength(64);
    expect(words('{a,b}'.repeat(6))).toHaveLength(64);
    expect(words(`{${','.repeat(63)}}`)).toHaveLength(64);
    expect(words('${a,b}')).toEqual(['${a,b}']);
    expect(words('{a,b}}')).toEqual(['a}', 'b}']);
    expect(words('{{1..2}}')).toEqual(['{1}', '{2}']);
    expect(words('{-5..-3}')).toEqual(['-5', '-4', '-3']);
    expect(words('{a..C}').slice(0, 2)).toEqual(['a', '`']);
    expect(words('{1234567890..1}')).toEqual(['{1234567890..1}']);
    expect(words('{00..1}')).toEqual(['00', '01']);
    expect(words('{0..10..5}')).toEqual(['0', '5', '10']);
    expect(words('{1..30..10}')).toEqual(['1', '11', '21']);
    expect(words('{100..1000..450}')).toEqual(['100', '550', '1000']);
    expect(words('{1000..100..450}')).toEqual(['1000', '550', '100']);
  });
  it.each([
    ['{a,b}'.repeat(20)],
    ['{1..65}'],
    [`{${','.repeat(64)}}`],
    ['{1..5}{1..13}'],
    ['{1..999999}'],
    [`{${','.repeat(100_000)}}`],
  ])('of too many words are refused', (text) => {
    expect(() => words(text)).toThrow(TooManyWords);
  });
});
