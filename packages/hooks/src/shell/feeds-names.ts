// Decides whether a pipeline so far prints only names of files that its own arguments point at.
import type { CommandNode } from 'unbash';

const LISTERS = new Set(
  'find ls fd tree git rg grep egrep fgrep which seq dirname basename realpath'.split(' '),
);
const GIT_LISTERS = new Set(
  'ls-files ls-tree diff diff-tree diff-index status grep log rev-list for-each-ref'.split(' '),
);
/** Commands that pass lines on: some, in another order, or cut and edited, but not from another source. */
const FILTERS = new Set(
  'grep egrep fgrep rg head tail sort uniq cut tr sed awk nl cat tac rev xargs column'.split(' '),
);

/** @param feed the commands left of `xargs`, in order */
export function feedsNames(feed: readonly CommandNode[]): boolean {
  return (
    feed.length > 0 &&
    feed.every((node, at) => {
      if (node.type !== 'Command' || node.name === undefined) return false;
      const name = node.name.value;
      if (at > 0) return FILTERS.has(name) && !readsFiles(node.args.length, name);
      return (
        LISTERS.has(name) &&
        (name !== 'git' || node.args.some((arg) => arg.type === 'Word' && GIT_LISTERS.has(arg.value)))
      );
    })
  );
}

/** `cat file` inside a pipeline is a source of its own; `cat` alone passes on. */
function readsFiles(args: number, name: string): boolean {
  return (name === 'cat' || name === 'tac') && args > 0;
}
