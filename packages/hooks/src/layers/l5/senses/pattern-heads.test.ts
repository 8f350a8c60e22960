// With which words a match of a pattern may begin.
import { expect, it } from 'vitest';
import { loadRules } from '../../../policy/load-rules.ts';
import { FIRST_SYMBOL } from './lexicon.ts';
import { patternHeads } from './pattern-heads.ts';
import { vocabulary } from './vocabulary.ts';

it.each([
  ['<send><secret>', 'send'],
  ['<send|mail>~2<secret>', 'send|mail'],
  ['<send>?<secret>', 'send|secret'],
  ['<send>{0,2}<the>*<secret><of>', 'send|the|secret'],
  ['<send>{,2}<secret>', 'send|secret'],
  ['<send>{1,2}<secret>', 'send'],
  ['<send>{1,2}?<secret>', 'send'],
  ['(?:<send><the>|<mail>)<secret>', 'send|mail'],
  ['(?:<send>|<mail>)?<secret>', 'send|mail|secret'],
  ['(?:<send>?|<mail>)<secret>', 'send|mail|secret'],
  ['(<send>)<secret>', 'send'],
  ['(?<!<the>)(?=<a>)<send>', 'send'],
  ['(?<=^|<end>)<send>', 'send'],
  ['<send>|<mail><of>', 'send|mail'],
  // Any word may be the first.
  ['~2<secret>', null],
  ['(?:~~2|<send>)<secret>', null],
  ['<send>?~1<secret>', null],
  ['<send>?', null],
  ['<send>|<mail>?', null],
  ['^<send>', null],
  ['', null],
])('of %s: %s', (pattern, heads) => {
  expect(patternHeads(pattern)).toBe(heads);
});

it('are told of nearly every shipped pattern, and of few words', () => {
  const { lexicon, pattern } = vocabulary();
  const all = loadRules()
    .flatMap(({ match }) => (match.kind === 'instruction' ? match.patterns : []))
    .map((source) => pattern(source).begins());
  const told = all.flatMap((beginning) => (beginning === null ? [] : [beginning.heads]));
  expect(told.length).toBeGreaterThan(all.length * 0.9);
  const word = lexicon.symbolOf.word.charCodeAt(0) - FIRST_SYMBOL;
  expect(told.filter((heads) => heads[word] === 1).length).toBeLessThan(told.length / 10);
});
