// The few phrases that every document uses: markers, commits, quotes.
import type { Claim } from '../claims/claim.ts';
import { cleanText } from '../text/clean.ts';
import { escapeMarkdown } from '../text/markdown.ts';

export const NOTE = '*Drafted offline from evidence, without a model.*';

/** Stands below a diagram that does not show every edge. */
export const REDUCED = 'An arrow that follows from others is not drawn. The table of imports has them all.';

export function cite(...claims: readonly { id: string }[]): string {
  return claims.map((claim) => `[${claim.id}](#evidence)`).join(' ');
}

export function short(sha: string): string {
  return `\`${sha.slice(0, 10)}\``;
}

export function prose(text: string): string {
  return escapeMarkdown(cleanText(text));
}

export function day(date: string): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0] ?? 'unknown';
}

/** Words of a subject within a sentence; curly marks in them would end the quotation. */
export function said(text: string): string {
  return `“${prose(text.replace(/[“”]/g, '"'))}”`;
}

/** A block quote of one line, with its source. */
export function quoted(claim: Extract<Claim, { kind: 'quote' }>): string {
  return `> ${prose(claim.text)} ${cite(claim)} ${short(claim.sha)}`;
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
