// What may be recorded of the words that decided.
import type { Policy, Verdict } from '@agent-harness/contracts';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readingPolicy } from '../policy/reading-policy.fixture.ts';
import { cleanWords } from './clean-words.ts';

const policy = readingPolicy();
const verdictOf = (words: string[]): Verdict => ({
  layer: 'L2',
  verdict: 'deny',
  rule: 'path.outside',
  reason: 'r',
  instead: null,
  words,
});
const cleanedOf = (words: string[], by: Policy = policy) => cleanWords([verdictOf(words)], by)[0]?.words;

it('keeps short words, and what a verdict says beside them', () => {
  expect(cleanWords([verdictOf(['/etc/hosts', 'b'])], policy)).toEqual([verdictOf(['/etc/hosts', 'b'])]);
});

it('keeps 200 characters of a longer word, and shows the cut', () => {
  fc.assert(
    fc.property(fc.integer({ min: 190, max: 210 }), (length) => {
      const word = 'a '.repeat(length).slice(0, length);
      expect(cleanedOf([word])).toEqual([length <= 200 ? word : `${word.slice(0, 200)}…`]);
    }),
  );
});

it('redacts before it cuts: of a credential that lies across the cut nothing stays', () => {
  const secret = ['q8Zr2Lw9', 'Xc4Vb7Nm1Kp6'].join('');
  const [word = ''] = cleanedOf([`${'/a'.repeat(85)} https://bot:${secret}@evil.example/`]) ?? [];
  expect(word).not.toContain(secret.slice(0, 4));
});

it('leaves the words out, and the verdict in, when they cannot be searched for credentials', () => {
  const broken = { ...policy, rules: null } as unknown as Policy;
  expect(cleanWords([verdictOf(['a'])], broken)).toEqual([verdictOf([])]);
});
