// Denials among other verdicts: their rules, and their words.
import type { Verdict } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { denialText, denialsOf, denyingRules } from './denials.ts';

const of = (verdict: Verdict['verdict'], rule: string | null, instead: string | null = null): Verdict => ({
  layer: 'L4',
  verdict,
  rule,
  reason: 'why',
  instead,
  words: [],
});
const verdicts = [of('deny', 'a', 'do b'), of('flag', 'b'), of('allow', 'c'), of('deny', null)];

it('names the rules that deny, and the layer of one without a name', () => {
  expect(denyingRules(verdicts)).toEqual(['a', 'L4.unnamed']);
});

it('says of each denial why, and what to do instead where its rule says it', () => {
  expect(denialText(denialsOf(verdicts))).toBe('L4 a: why. Instead: do b.\nL4 null: why.');
  expect(denialText([])).toBe('');
});
