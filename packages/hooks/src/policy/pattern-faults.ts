// What is wrong with the patterns of a match: expressions over characters, and patterns over the senses of words.
import type { Rule } from '@agent-harness/contracts';
import { vocabulary } from '../layers/l5/senses/vocabulary.ts';

export interface PatternFault {
  /** Inside the match, as JSON pointers are written. */
  pointer: string;
  what: string;
}

/** Nested unbounded repetition is what makes an expression take exponential time. */
const NESTED = /[+*}]\)(?:[+*]|\{\d+,\})/u;

/** @returns empty for a match without patterns */
export function patternFaults(match: Rule['match']): PatternFault[] {
  switch (match.kind) {
    case 'credential-text':
    case 'injection':
      return faultsOf('/pattern', match.pattern, () => RegExp(match.pattern, 'gu'));
    case 'instruction':
      return match.patterns.flatMap((pattern, at) =>
        // Strictly, which the expression that searches is not.
        faultsOf(`/patterns/${at}`, pattern, () => RegExp(vocabulary().pattern(pattern).expression(), 'gu')),
      );
    default:
      return [];
  }
}

function faultsOf(pointer: string, pattern: string, compile: () => RegExp): PatternFault[] {
  if (NESTED.test(pattern)) return [{ pointer, what: 'it repeats a repetition, which can take for ever' }];
  try {
    compile();
    return [];
  } catch (cause) {
    return [{ pointer, what: (cause as Error).message }];
  }
}
