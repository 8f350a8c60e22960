// The words of verdicts as they may be recorded: no credential in them, none of them long.
import type { Policy, Verdict } from '@agent-harness/contracts';
import { redact } from '../sanitise/redact.ts';

const MAX_LENGTH = 200;

/** Redacts before it shortens: half a credential no longer looks like one. Never throws; without a scan there are no words. */
export function cleanWords(verdicts: readonly Verdict[], policy: Policy): Verdict[] {
  return verdicts.map((verdict) => ({ ...verdict, words: cleaned(verdict.words, policy) }));
}

function cleaned(words: readonly string[], policy: Policy): string[] {
  try {
    return words.map((word) => shorten(redact(word, policy)));
  } catch {
    return [];
  }
}

function shorten(word: string): string {
  return word.length > MAX_LENGTH ? `${word.slice(0, MAX_LENGTH)}…` : word;
}
