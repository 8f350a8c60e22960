// Which forms of Git print revisions and nothing else: hashes, and names of references.
import type { Command } from 'unbash';

/** Git commands that print revisions: hashes, and names that cannot begin with a dash or climb. */
const REVISIONS = new Set('rev-parse describe merge-base'.split(' '));
/** What such a command may be given: nothing that makes it print text of others. */
const PLAIN =
  /^(?:--(?:short|abbrev-ref|show-toplevel|show-prefix|verify|tags|all|always|long|max-count|count|abbrev|first-parent|no-merges|merges|reverse|follow)(?:=\d+)?|-[n\dq]\d*|[\w.@{}^~/][\w.@{}^~/-]*)$/u;
/** What picks commits, and where their paths begin. */
const COMMITS = /^(?:--|--(?:since|until|after|before|author|committer|grep)=[^$`]*)$/u;
/** `git log` that prints hashes and nothing else. */
const HASHES = /^--(?:format|pretty)=(?:format:)?%[hH]$/u;
/** Names of references that begin with `refs/`, or with the name of a remote; a short one may begin with a dash. */
const REFERENCES = new Set('branch tag for-each-ref'.split(' '));
const IN_FULL = /^--format=%\(refname\)$/u;
const OF_REMOTE = /^--format=%\(refname:short\)$/u;
const REMOTES = /^(?:-r|--remotes)$/u;
const PICKS = /^--(?:list|merged|no-merged|contains|sort=-?[a-z:]+)$/u;

/** Names of references as they are spoken of: no slash at either end and no space, but a dash may begin them. */
export function printsReferences({ name, args }: Command): boolean {
  const [subcommand = '', ...rest] = args.map((arg) => (arg.type === 'Word' ? arg.value : ''));
  return (
    name?.value === 'git' &&
    REFERENCES.has(subcommand) &&
    rest.filter((word) => word.startsWith('--format')).length === 1 &&
    rest.some((word) => OF_REMOTE.test(word)) &&
    rest.every((word) =>
      [PLAIN, OF_REMOTE, REMOTES, PICKS, /^refs\/[\w/]+$/u].some((form) => form.test(word)),
    )
  );
}

export function printsRevisions(node: Command): boolean {
  const words = node.args.map((arg) => (arg.type === 'Word' ? arg.value : ''));
  const [subcommand = '', ...rest] = words;
  if (node.name?.value !== 'git') return false;
  if (subcommand === 'rev-list') return rest.every((word) => PLAIN.test(word) || COMMITS.test(word));
  if (subcommand === 'log' && rest.some((word) => HASHES.test(word)))
    return rest.every((word) => [PLAIN, HASHES, COMMITS].some((form) => form.test(word)));
  if (REFERENCES.has(subcommand))
    return (
      rest.some(
        (word) =>
          IN_FULL.test(word) ||
          (OF_REMOTE.test(word) && rest.some((one) => REMOTES.test(one)) && !rest.includes('--all')),
      ) &&
      // Of two formats the last counts.
      rest.filter((word) => word.startsWith('--format')).length === 1 &&
      rest.every((word) => [PLAIN, IN_FULL, OF_REMOTE, REMOTES, PICKS].some((form) => form.test(word)))
    );
  return REVISIONS.has(subcommand) && rest.every((word) => PLAIN.test(word));
}
