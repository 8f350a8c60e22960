// What the commits of a decision say about it, ready to be quoted.
import type { QuoteClaim, Unnumbered } from '../../../claims/claim.ts';
import type { Commit } from '../../../history/commit.ts';
import type { Candidate } from './candidate.ts';
import { reasonsIn } from './reasons.ts';
import { isSquash, isStructural } from './signals.ts';

type Quote = Unnumbered<QuoteClaim>;

export interface Quotes {
  because: Quote[];
  rejected: Quote[];
  details: Quote[];
  breaking: Quote[];
}

/** Of a long branch, the commits that did what the record tells: what others say of their own work is no reason for it. */
function telling(candidate: Candidate, commits: readonly Commit[]): Commit[] {
  const shas = new Set(candidate.signals.filter(isStructural).map(({ sha }) => sha));
  return commits.filter(({ sha }) => shas.size === 0 || shas.has(sha) || sha === candidate.lead.sha);
}

/** What the messages of a decision say, as claims. */
export function quotesOf(candidate: Candidate, commits: readonly Commit[]): Quotes {
  const found: Quotes = { because: [], rejected: [], details: [], breaking: [] };
  for (const { sha, subject, body } of telling(candidate, commits)) {
    const reasons = reasonsIn(body, isSquash(subject));
    for (const name of ['because', 'rejected', 'details', 'breaking'] as const) {
      found[name].push(...reasons[name].map((text): Quote => ({ kind: 'quote', sha, text })));
    }
  }
  return found;
}

/** The same but for case and punctuation, as the title and the first line of a merge's body are. */
export function sameWords(text: string, title: string): boolean {
  const words = (value: string) =>
    value
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return words(text) === words(title);
}
