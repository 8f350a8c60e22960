// The index finds what the patterns find by themselves, and looks at a bounded number of words for it.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRules } from '../../../policy/load-rules.ts';
import { newLexicon } from './lexicon.ts';
import { patternIndex } from './pattern-index.ts';
import { readWords } from './read-words.ts';
import { sensePattern } from './sense-pattern.ts';
import { vocabulary } from './vocabulary.ts';

const { lexicon, pattern } = vocabulary();
const sources = loadRules().flatMap(({ match }) => (match.kind === 'instruction' ? match.patterns : []));
const patterns = sources.map(pattern);
const search = patternIndex(patterns, lexicon);
const { end, apart, word } = lexicon.symbolOf;

/** Which patterns match in which sentence, as the index says. */
function indexed(symbols: string): { found: Set<string>; steps: number } {
  const found = new Set<string>();
  let steps = 0;
  search(symbols, {
    wanted: () => true,
    enough: () => false,
    count: (more) => (steps += more),
    found: (match) => found.add(`${match.pattern} ${sentenceAt(symbols, match.start)}`),
  });
  return { found, steps };
}

function sentenceAt(symbols: string, at: number): number {
  return Array.from(symbols.slice(0, at)).filter((symbol) => symbol === end || symbol === apart).length;
}

/** Which match with nothing left out: each sentence with all that follows it, and nothing before. */
function searched(symbols: string): Set<string> {
  const found = new Set<string>();
  let start = 0;
  for (let at = 0; at < symbols.length; at += 1) {
    const last = at + 1 === symbols.length;
    if (symbols[at] !== end && symbols[at] !== apart && !last) continue;
    for (const [number, { expression, reachesOn }] of patterns.entries())
      for (const { index } of symbols.slice(start, reachesOn ? at + 81 : at + 1).matchAll(expression()))
        if (index <= at - start) found.add(`${number} ${sentenceAt(symbols, start)}`);
    start = at + 1;
  }
  return found;
}

/** Words of the senses that one pattern names, in its order, with others between them. */
const fromPattern = fc
  .tuple(fc.constantFrom(...sources), fc.infiniteStream(fc.nat(1000)))
  .map(([source, numbers]) =>
    Array.from(source.matchAll(/<([a-z|-]+)>/gu), ([, senses = '']) => {
      const [choice = 0, more = 0] = [numbers.next().value, numbers.next().value];
      const all = senses.split('|').flatMap((sense) => lexicon.symbolsOf(sense)?.split('') ?? []);
      return (more % 5 === 0 ? (more % 2 ? word : end) : '') + (all[choice % all.length] ?? '');
    }).join(''),
  );

describe('a few sentences', () => {
  const few = newLexicon([{ send: ['send'], secret: ['key'], other: ['the'] }]);
  const look = (source: string, text: string, isWanted = true) => {
    const { symbols } = readWords(text, few);
    const heard: { asked: number[]; found: (readonly [number, number])[] } = { asked: [], found: [] };
    patternIndex([sensePattern(source, few, {})], few)(symbols, {
      wanted: (_, start) => {
        heard.asked.push(start);
        return isWanted;
      },
      count: () => undefined,
      enough: () => false,
      found: ({ start, end: last }) => heard.found.push([start, last]),
    });
    return heard;
  };
  it.each([
    ['send the key', [0], [[0, 3]]],
    [
      'the. send the key. send key',
      [2, 6],
      [
        [2, 5],
        [6, 8],
      ],
    ],
    ['the. send. the key', [], []],
    [
      'send key\u2064send the key',
      [0, 3],
      [
        [0, 2],
        [3, 6],
      ],
    ],
    ['send\u2064key', [], []],
    ['key the send', [], []],
    ['key send the key', [0], [[1, 4]]],
    ['', [], []],
  ])('%j', (text, asked, matches) => {
    expect(look('<send>~2<secret>', text)).toEqual({ asked, found: matches });
  });
  it('of which each needs as many words as its pattern, one behind the other', () => {
    const thrice = '<send>~1<send>~1<send>';
    expect(look(thrice, 'send send')).toEqual({ asked: [], found: [] });
    expect(look(thrice, 'send the send send')).toEqual({ asked: [0], found: [[0, 4]] });
    expect(look('<send>~1<other>~1<secret>', 'key the send')).toEqual({ asked: [], found: [] });
    expect(look('<send>~1<other>~1<secret>', 'the send key')).toEqual({ asked: [], found: [] });
  });
  it('of which an earlier one has the word that stands before all', () => {
    expect(look('<send|secret>~1<other>', 'key. the send')).toEqual({ asked: [], found: [] });
  });
  it('of which one is not wanted', () => {
    expect(look('<send>~2<secret>', 'send the key', false)).toEqual({ asked: [0], found: [] });
  });
  it.each([
    ['with one word', '<send>~~2<secret>'],
    ['with any word', '~1<send>~~2<secret>'],
  ])('are silent where what begins %s was looked for and not found, and not searched again', (_, source) => {
    const searchFew = patternIndex([sensePattern(source, few, {})], few);
    const silent = new Set<string>();
    const founds = (text: string, isWanted = true) => {
      const { symbols } = readWords(text, few);
      let count = 0;
      const steps: number[] = [];
      searchFew(symbols, {
        wanted: () => isWanted,
        count: (more) => steps.push(more),
        enough: () => false,
        found: () => (count += 1),
        silent,
      });
      return { count, searched: steps.length - symbols.split(few.symbolOf.end).length };
    };
    expect(founds('the key')).toEqual({ count: 0, searched: 0 });
    expect(founds('send the the the key', false)).toEqual({ count: 0, searched: 0 });
    expect(silent.size).toBe(0);
    expect(founds('send the key')).toEqual({ count: 1, searched: 1 });
    expect(silent.size).toBe(0);
    expect(founds('send the the the key')).toEqual({ count: 0, searched: 1 });
    expect(silent.size).toBe(1);
    expect(founds('send the the the key')).toEqual({ count: 0, searched: 0 });
    // The same sentence, and another one behind it.
    expect(founds('send. the the')).toEqual({ count: 0, searched: 1 });
    expect(founds('send. the key')).toEqual({ count: 1, searched: 1 });
  });
  it('a match that reaches on is found in the sentence that it begins in, and only there', () => {
    expect(look('<send>~~2<secret>', 'the. send. the key')).toEqual({ asked: [2], found: [[2, 6]] });
    expect(look('<send>~~1<secret>', 'the. send the. send the key')).toEqual({
      asked: [2, 5],
      found: [[5, 8]],
    });
  });
  it('so is one that begins with any word', () => {
    expect(look('~1<send>~~2<secret>', 'the. the the send key. the send key').found).toEqual([
      [3, 6],
      [7, 10],
    ]);
  });
});

describe('the index', () => {
  it('finds what the patterns find without it', () => {
    let some = 0;
    fc.assert(
      fc.property(fc.array(fromPattern, { minLength: 1, maxLength: 3 }), (parts) => {
        const symbols = parts.join(end);
        const { found } = indexed(symbols);
        some += found.size;
        expect(found).toEqual(searched(symbols));
      }),
      { numRuns: 300 },
    );
    expect(some).toBeGreaterThan(20);
  });
  it('looks at as many more words as there are more', () => {
    const instruction = sources.map(
      (source) => lexicon.symbolsOf(/<([a-z-]+)/u.exec(source)?.[1] ?? '')?.[0] ?? '',
    );
    const steps = (times: number) => indexed(`${instruction.join('')}${end}`.repeat(times)).steps;
    expect(steps(20)).toBeLessThanOrEqual(steps(10) * 2 + patterns.length * 81);
    expect(steps(10)).toBeGreaterThan(10);
  });
});

it('looks at no further sentence once enough was found', () => {
  let sentences = 0;
  search(`${word}${end}`.repeat(10), {
    wanted: () => true,
    enough: () => sentences === 3,
    count: () => (sentences += 1),
    found: () => undefined,
  });
  expect(sentences).toBe(3);
});
