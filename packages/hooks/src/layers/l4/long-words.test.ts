// A pattern of a long word finds in the long words what it finds in the text, in the same places.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadRules } from '../../policy/load-rules.ts';
import { LONG_WORD, longWords } from './long-words.ts';
import { shortestWord } from './shortest-word.ts';

const rules = loadRules().flatMap(({ match, examples }) =>
  match.kind === 'credential-text' && shortestWord(match.pattern) >= LONG_WORD
    ? [{ expression: new RegExp(match.pattern, 'gu'), examples: examples.refused }]
    : [],
);

it('holds words of sixteen characters, and none of fifteen', () => {
  const [long, short] = ['a'.repeat(LONG_WORD), 'b'.repeat(LONG_WORD - 1)];
  expect(longWords(`${short} ${long}\u00A0${short}\n${long}é${long}!`).text).toBe(
    `${long}\n${long}\n${long}!`,
  );
  expect(longWords('').text).toBe('');
});

it('says where each stood', () => {
  const text = `the word ${'a'.repeat(20)} and ${'b'.repeat(30)}`;
  const { text: words, origin } = longWords(text);
  const at = words.indexOf('bbb');
  const { start, end } = origin(at, at + 30);
  expect(text.slice(start, end)).toBe('b'.repeat(30));
});

it('leaves each rule its findings, whatever stands around them', () => {
  const example = fc.constantFrom(...rules.flatMap(({ examples }) => examples));
  const around = fc.constantFrom(' ', '\n', '\u00A0', 'é', '日', '𝓲', '"', '-', '_', '.', 'a', 'a word ', '');
  let found = 0;
  fc.assert(
    fc.property(fc.array(fc.oneof(example, around), { maxLength: 8 }), (pieces) => {
      const text = pieces.join('');
      const words = longWords(text);
      for (const { expression } of rules) {
        const inText = Array.from(text.matchAll(expression), ({ 0: { length }, index }) => ({
          start: index,
          end: index + length,
        }));
        const inWords = Array.from(words.text.matchAll(expression), ({ 0: { length }, index }) =>
          words.origin(index, index + length),
        );
        expect(inWords).toEqual(inText);
        found += inText.length;
      }
    }),
    { numRuns: 300 },
  );
  expect(found).toBeGreaterThan(100);
});
