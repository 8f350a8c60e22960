// Tells the paths and dependencies that a decision is about from those that merely came along.
import { cleanText } from '../../../text/clean.ts';
import type { Candidate } from './candidate.ts';

// Words that occur in every path or every message and so connect nothing.
const COMMON = new Set(
  'src lib app package packages json main index file files test tests add added remove the and for with from that this into one not json yml yaml new use all are was its when only'.split(
    ' ',
  ),
);

export interface Relevance {
  /** 0 when nothing ties the name to the decision. */
  of(name: string): number;
}

/** A name counts 3 when a part of it is the theme's scope or prefix, and 2 when the messages speak of it. */
export function relevanceFor(candidate: Candidate): Relevance {
  const scope = /^(?:scope|prefix):(.+)$/.exec(candidate.theme)?.[1] ?? '';
  const messages = [candidate.lead, ...candidate.parts]
    .map((commit) => `${commit.subject} ${commit.body}`)
    .join(' ');
  const spoken = new Set(words(messages));
  return {
    of(name) {
      const parts = words(name);
      const inScope = scope !== '' && name.toLowerCase().split(/[/\\]/).includes(scope);
      return (inScope ? 3 : 0) + (parts.some((part) => spoken.has(part)) ? 2 : 0);
    },
  };
}

function words(text: string): string[] {
  const found =
    cleanText(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  // Plurals meet their singular; nothing cleverer, so that a person can tell why a name was kept.
  return found.filter((word) => !COMMON.has(word)).map((word) => word.replace(/s$/, ''));
}

/**
 * The most relevant first, otherwise in order. When anything is relevant, what is not is left out;
 * when nothing is, all stay: then the names are all that is known.
 */
export function keepRelevant<T>(items: readonly T[], name: (item: T) => string, relevance: Relevance): T[] {
  const ranked = items
    .map((item) => ({ item, weight: relevance.of(name(item)) }))
    .sort((a, b) => b.weight - a.weight);
  const relevant = ranked.filter(({ weight }) => weight > 0);
  return (relevant.length > 0 ? relevant : ranked).map(({ item }) => item);
}
