// The redirections of a command with their targets' values.
import type { Command } from '@agent-harness/contracts';
import type { Redirection, Word } from 'unbash';
import { evaluateParts, evaluateValue } from './evaluate-word.ts';
import { listedWord } from './fed-words.ts';
import { listedFeed } from './listed-values.ts';
import type { Reading, Scope } from './reading.ts';

/** A word with its quotes closed, and nothing that expands. */
const DELIMITER = /^(?:[^\s`$()|&;<>'"\\]|\\.|'[^'\n]*'|"[^"\n`$\\]*")+$/u;

/** A here-document's target is its body; a missing target reads as a dynamic one. */
export function readRedirects(
  reading: Reading,
  scope: Scope,
  redirections: readonly Redirection[],
): Command['redirects'] {
  return redirections.map((redirection) => {
    if (redirection.type !== 'HereDoc')
      return {
        op: redirection.operator,
        target: redirection.target
          ? targetOf(reading, scope, redirection.target)
          : { source: '', text: null },
      };
    const { body, delimiter } = redirection;
    if (!DELIMITER.test(delimiter?.text ?? ''))
      reading.problems.push('syntax: a here-document whose end cannot be told');
    const text = delimiter?.quoted || !body.parts ? body.text : evaluateParts(reading, scope, body.parts);
    return { op: redirection.operator, target: { source: delimiter?.text ?? '', text } };
  });
}

function targetOf(reading: Reading, scope: Scope, node: Word): Command['redirects'][number]['target'] {
  const value = evaluateValue(reading, scope, node);
  return value.text === null && listedFeed(node, reading.listed) !== null ? listedWord(node.text) : value;
}
