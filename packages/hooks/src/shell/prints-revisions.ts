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
export function printsReferences(node: Command): boolean {
  return listsReferences(gitWords(node), OF_REMOTE);
}

export function printsRevisions(node: Command): boolean {
  const words = gitWords(node);
  const [subcommand = '', ...rest] = words;
  if (subcommand === 'rev-list') return rest.every((word) => PLAIN.test(word) || COMMITS.test(word));
  if (subcommand === 'log' && rest.some((word) => HASHES.test(word)))
    return rest.every((word) => [PLAIN, HASHES, COMMITS].some((form) => form.test(word)));
  if (REVISIONS.has(subcommand)) return rest.every((word) => PLAIN.test(word));
  const ofRemotes = rest.some((word) => REMOTES.test(word)) && !rest.includes('--all');
  return listsReferences(words, IN_FULL) || (ofRemotes && listsReferences(words, OF_REMOTE));
}

/** The words behind `git`; none for another command. */
function gitWords({ name, args }: Command): string[] {
  return name?.value === 'git' ? args.map((arg) => (arg.type === 'Word' ? arg.value : '')) : [];
}

function listsReferences([subcommand = '', ...rest]: readonly string[], format: RegExp): boolean {
  return (
    REFERENCES.has(subcommand) &&
    rest.some((word) => format.test(word)) &&
    // Of two formats the last counts: there is no other one.
    rest.every((word) => [PLAIN, format, REMOTES, PICKS].some((form) => form.test(word)))
  );
}
