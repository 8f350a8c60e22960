// What a policy looks for in texts, made ready once: its patterns of senses, and its patterns of characters.
import type { Policy } from '@agent-harness/contracts';
import { rulesOf } from '../../policy/verdicts.ts';
import type { Lexicon } from './senses/lexicon.ts';
import { type SenseListener, patternIndex } from './senses/pattern-index.ts';
import { vocabulary } from './senses/vocabulary.ts';

/** Hears how many characters or words a step looks at. */
export type Count = (steps: number) => void;

export interface Scanner {
  lexicon: Lexicon;
  /** The rule that the patterns of a match belong to. */
  ruleOf: readonly { id: string; disguised: boolean }[];
  matches: (symbols: string, listener: SenseListener) => void;
  /** Rules on the characters themselves; each expression is made when it is first needed. */
  marks: readonly { id: string; expression: () => RegExp }[];
}

const scanners = new WeakMap<Policy, Scanner>();

export function scannerOf(policy: Policy): Scanner {
  const known = scanners.get(policy);
  if (known) return known;
  const { lexicon, pattern: compiled } = vocabulary();
  const patterns = rulesOf(policy, 'L5', 'instruction').flatMap(({ id, match }) =>
    match.patterns.map((source) => ({
      rule: { id, disguised: match.disguised === true },
      pattern: compiled(source),
    })),
  );
  const made: Scanner = {
    lexicon,
    ruleOf: patterns.map(({ rule }) => rule),
    matches: patternIndex(
      patterns.map(({ pattern }) => pattern),
      lexicon,
    ),
    marks: rulesOf(policy, 'L5', 'injection').map(({ id, match }) => ({
      id,
      expression: onceMade(match.pattern),
    })),
  };
  scanners.set(policy, made);
  return made;
}

/** Folded text is lower case already: ignoring case costs four times as much, so it is kept for patterns that need it. */
function onceMade(pattern: string): () => RegExp {
  let made: RegExp | undefined;
  return () =>
    (made ??= new RegExp(pattern, /[A-Z]/u.test(pattern.replace(/\\p\{\w+\}|\\./giu, '')) ? 'giu' : 'gu'));
}
