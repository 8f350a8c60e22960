// Decides whether a pipeline so far prints only names of files that its own arguments point at.
import type { CommandNode, Word } from 'unbash';
import type { Feed } from './feed.ts';
import { listingFeed, listingSource } from './listings.ts';
import type { NamesSource } from './names-source.ts';
import { passesNames } from './passes-names.ts';

/** What a pipeline prints, and what is known of it for whoever edits it further. */
export interface Followed {
  feed: Exclude<Feed, null>;
  source: NamesSource;
}

/** What a word of the listing holds; the second argument: although its end is cut off. */
export type FeedOf = (word: Word, cut: boolean) => Feed;

/** @param feed the commands left of `xargs`, in order */
export function feedsNames(feed: readonly CommandNode[], feedOf?: FeedOf): Feed {
  return followNames(feed, feedOf)?.feed ?? null;
}

/** @returns null where the pipeline may print anything */
export function followNames(
  [first, ...others]: readonly CommandNode[],
  feedOf: FeedOf = () => null,
): Followed | null {
  if (first?.type !== 'Command') return null;
  const feed = listingFeed(first, feedOf);
  let found: Followed | null = feed && { feed, source: listingSource(first) };
  for (const node of others) {
    if (node.type !== 'Command' || node.name === undefined || !found) return null;
    const passed = passesNames(node, node.name.value, found.source);
    if (passed?.how === 'whole') continue;
    found = passed && mayBeEdited(first) ? { feed: 'names', source: passed.source } : null;
  }
  return found?.source.reversed ? null : found;
}

const WHOLE = new Set('rev-parse describe merge-base branch tag'.split(' '));

/** What `git rev-parse` prints may be a folder with all that is above it, so no part of it is a name. */
function mayBeEdited(first: CommandNode): boolean {
  if (first.type !== 'Command' || first.name?.value !== 'git') return true;
  return !WHOLE.has(first.args[0]?.text ?? '');
}
