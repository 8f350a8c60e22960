// Which patterns look at one word alone, and at how many characters of it at least.
import { describe, expect, it } from 'vitest';
import { loadRules } from '../../policy/load-rules.ts';
import { shortestWord } from './shortest-word.ts';

describe('shortestWord', () => {
  it.each([
    ['abc', 3],
    ['', 0],
    ['a|bcd', 1],
    ['abc|de', 2],
    ['[a-z]{4}', 4],
    ['[a-z]{4,9}x', 5],
    ['[a-z]{4,}x', 5],
    ['[\\w./+=-]{16,200}?', 16],
    ['a?b*c+', 1],
    ['a??b*?c+?d', 2],
    ['(?:ab|c){3}', 3],
    ['(?:ab|c)?d', 1],
    ['(?<secret>abc)(de)', 5],
    ['(?<![\\w-])ab(?=cdefgh)(?!x|yz)(?<=b)', 2],
    ['(?=abc){2}d', 1],
    ['\\w\\d\\.\\$\\/\\\\', 6],
    ['key:[^]', 0],
  ])('of %s is %i', (pattern, least) => expect(shortestWord(pattern)).toBe(least));

  it.each([
    ['a blank', 'token abcdef'],
    ['a blank in a class', '[a-z ]{16}'],
    ['any blank', 'token\\s{0,4}abc'],
    ['any blank in a class', '[\\w\\s]{16}'],
    ['a line’s end', 'abc\\n'],
    ['a character by its number', 'abc\\x20'],
    ['a character by its code point', 'abc\\u{20}'],
    ['a property', '\\p{L}{16}'],
    ['what is of no class', '[^a-z]{16}'],
    ['what is no digit', '\\D{16}'],
    ['what is no blank, and perhaps no ASCII', '\\S{16}'],
    ['any character', '.{16}'],
    ['the text’s start', '^[a-z]{16}'],
    ['the text’s end', '[a-z]{16}$'],
    ['a word’s edge', '\\b[a-z]{16}'],
    ['letters beyond ASCII', 'clé[a-z]{16}'],
    ['a range up to letters beyond ASCII', '[a-é]{16}'],
    ['a range from before the blank', '[\\t-z]{16}'],
    ['a group again', '(?<a>[a-z]{8})\\k<a>'],
    ['a group again, by its number', '([a-z]{8})\\1'],
    ['a blank behind it', '[a-z]{16}(?= )'],
    ['no blank behind it', '[a-z]{16}(?!\\s)'],
    ['a blank before it', '(?<=\\s)[a-z]{16}'],
    ['a blank on one of two ways', '[a-z]{16}|[a-z]{16} key'],
    ['a blank that need not be there', '[a-z]{16} ?'],
  ])('is 0 where a pattern looks at %s', (_, pattern) => expect(shortestWord(pattern)).toBe(0));

  it('is right for every shipped rule: no credential of an example is shorter', () => {
    const words = loadRules().flatMap(({ id, match, examples }) =>
      match.kind === 'credential-text' && shortestWord(match.pattern) > 0 ? [{ id, match, examples }] : [],
    );
    expect(words.length).toBeGreaterThan(15);
    for (const { id, match, examples } of words)
      for (const text of examples.refused)
        for (const [found] of text.matchAll(new RegExp(match.pattern, 'gu')))
          expect(found.length, id).toBeGreaterThanOrEqual(shortestWord(match.pattern));
  });
});
