// A shell whose text is written out and whose arguments are names that were found: `find . -exec sh -c 'wc -l "$1"' _ {} \;`.
import type { Command, Word } from '@agent-harness/contracts';
import { type ParsedScript, type SyntaxNode, forEachChild } from 'unbash';
import { INLINE_TEXT, isListed, isNamed, mayBeMissing, takesArguments } from './fed-words.ts';
import type { Feed } from './feed.ts';
import type { ListedNames } from './listed-names.ts';

const FINDS = /^(?:xargs|find -exec(?:dir)?|fd .+)$/u;
/** What `sh` may read in another way than Bash, and then run what looks like a word here. */
const ONLY_BASH =
  /\$['"[]|\[\[|(?<!\$)\(\(|<<<|[<>]\(|&>|[|;]&|=\(|[+@!?*]\(|\b(?:function|select|coproc|time)\b/u;
/** Where a text uses what it is given; without that its commands could be written out without a shell. */
const USES = /\$\{?[\d@]|\bfor\b/u;
/** The parameters that stand for one argument. */
const PARAMETERS = '0123456789';

/** True for a shell that only gives names to a text which is read as a program of its own. */
export function isOverNames({ name, words, via }: Command): boolean {
  const text = words[INLINE_TEXT]?.text ?? '';
  const given = words.slice(INLINE_TEXT + 1);
  return (
    FINDS.test(via.at(-1) ?? '') &&
    takesArguments(words) &&
    USES.test(text) &&
    !text.includes('{}') &&
    (name === 'bash' || !ONLY_BASH.test(text)) &&
    given.some(isListed) &&
    given.every((word) => word.text !== null || isListed(word))
  );
}

/** @returns what `$0` to `$9` and `$@` hold, where that is names; behind the last argument there are more of its kind, or nothing */
export function argumentFeeds(given: readonly Word[]): ListedNames {
  const feeds = given.map((word): Feed => (isNamed(word) ? 'paths' : isListed(word) ? 'names' : null));
  const last = feeds.at(-1) ?? null;
  const rest = [...feeds.slice(1), last];
  const all = rest.includes(null) ? null : rest.includes('names') ? 'names' : 'paths';
  const each = Array.from(PARAMETERS, (one, at): [string, Feed] => [
    one,
    at < feeds.length ? (feeds[at] ?? null) : last,
  ]);
  const feedsOf = new Map([...each, ['@', all] as [string, Feed]].filter(([, feed]) => feed !== null));
  // Nobody counts how many `xargs` finds.
  const certain = given.filter((word) => !mayBeMissing(word)).length;
  const hollow = new Set(Array.from(feedsOf.keys()).filter((one) => one === '@' || Number(one) >= certain));
  return Object.assign(feedsOf, { hollow, absolute: new Set(feedsOf.keys()), tops: new Set(feedsOf.keys()) });
}

/** Builtins that may give the program other arguments. */
const REPLACES = new Set('set eval source . builtin command'.split(' '));

/** @returns what is given, or nothing where the program could put something else in its place */
export function keptFeeds(script: ParsedScript, given: ListedNames): ListedNames {
  let kept = true;
  const visit = (node: SyntaxNode): void => {
    // In a function they are those of its call.
    if (node.type === 'Function') kept = false;
    const name = node.type === 'Command' ? (node.name?.value ?? '') : '';
    // Moved along, they are still names if all of them are.
    if (REPLACES.has(name) || (name === 'shift' && !given.has('@'))) kept = false;
    forEachChild(node, visit);
  };
  if (given.size > 0) visit(script);
  return kept ? given : new Map();
}
