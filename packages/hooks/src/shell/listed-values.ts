// Words that hold names which a listing command printed: `$(git ls-files)`, and `$f` in a loop over them.
import {
  type CommandNode,
  type ParsedScript,
  type SyntaxNode,
  type Word,
  type WordPart,
  forEachChild,
} from 'unbash';
import { type Feed, feedsNames } from './feeds-names.ts';

/** Builtins whose words name variables that they set. */
const SETTERS = new Set(
  'read printf mapfile readarray getopts declare typeset local export readonly let unset'.split(' '),
);
/** Git commands that print revisions: hashes, and names that cannot begin with a dash or climb. */
const REVISIONS = new Set('rev-list rev-parse describe merge-base'.split(' '));
/** What such a command may be given: nothing that makes it print text of others. */
const PLAIN =
  /^(?:--(?:short|abbrev-ref|show-toplevel|show-prefix|verify|tags|all|always|long|max-count|count|abbrev|first-parent|no-merges|merges|reverse|follow)(?:=\d+)?|-[n\dq]\d*|[\w.@{}^~/][\w.@{}^~/-]*)$/u;
/** `git log` that prints hashes and nothing else. */
const HASHES = /^--(?:format|pretty)=(?:format:)?%[hH]$/u;
/** Names of references that begin with `refs/`, or with the name of a remote; a short one may begin with a dash. */
const REFERENCES = new Set('branch tag for-each-ref'.split(' '));
const IN_FULL = /^--format=%\(refname\)$/u;
const OF_REMOTE = /^--format=%\(refname:short\)$/u;
const REMOTES = /^(?:-r|--remotes)$/u;
const PICKS = /^--(?:list|merged|no-merged|contains|sort=-?[a-z:]+)$/u;
/** Folders written out before a name; with them it is no option. */
const FOLDERS = /^(?:[\w.][\w.-]*\/)+(?:[\w.][\w.-]*)?$/u;

/** What `read` may be given beside its variable. */
const READS = new Set(['-r', '-d', '-rd', "''"]);

/** @returns variables with one setter in all the program, which lists; to what they may look like */
export function listedVariables(script: ParsedScript): ReadonlyMap<string, Feed> {
  const setters = new Map<string, number>();
  const listed = new Map<string, Feed>();
  const set = (name: string, feed: Feed): void => {
    setters.set(name, (setters.get(name) ?? 0) + 1);
    listed.set(name, feed);
  };
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Assignment') set(node.name, assignedFeed(node));
    if (node.type === 'Select') set(node.name.value, null);
    if (node.type === 'For') set(node.name.value, listFeed(node.wordlist));
    if (node.type === 'Pipeline') readLoops(node.commands, set);
    if (node.type === 'Redirected') readSubstituted(node, set);
    if (node.type === 'Command' && SETTERS.has(node.name?.value ?? ''))
      for (const arg of node.args)
        if (arg.type === 'Word' && !loops.has(node)) set(arg.value.replace(/\[.*/u, ''), null);
    forEachChild(node, visit);
  };
  const loops = loopHeads(script);
  visit(script);
  // The shell keeps it at the folder where the program stands, which `cd` may have led to.
  if (!setters.has('PWD')) listed.set('PWD', 'paths');
  for (const [name, count] of setters) if (count > 1) listed.delete(name);
  return listed;
}

/** The `read` commands that head a loop over a feed: counted with the loop, not by themselves. */
function loopHeads(script: ParsedScript): Set<SyntaxNode> {
  const found = new Set<SyntaxNode>();
  const visit = (node: SyntaxNode): void => {
    const loops = node.type === 'Pipeline' ? node.commands : node.type === 'Redirected' ? [node.command] : [];
    for (const loop of loops) {
      const head = headOf(loop);
      if (head) found.add(head.node);
    }
    forEachChild(node, visit);
  };
  visit(script);
  return found;
}

function readLoops(commands: readonly CommandNode[], set: (name: string, feed: Feed) => void): void {
  for (const [at, command] of commands.entries()) {
    const head = headOf(command);
    if (head) set(head.name, feedsNames(commands.slice(0, at)));
  }
}

/** `done < <(git ls-files)` */
function readSubstituted(
  node: SyntaxNode & { type: 'Redirected' },
  set: (name: string, feed: Feed) => void,
): void {
  const head = headOf(node.command);
  if (!head) return;
  const redirect = node.redirects.length === 1 ? node.redirects[0] : undefined;
  const part = redirect?.operator === '<' ? redirect.target?.parts?.[0] : undefined;
  set(head.name, part?.type === 'ProcessSubstitution' ? scriptFeed(part.script) : null);
}

/** `name=$(git ls-files)`: a list in quotes is one word, and without them as many as in a loop. */
function assignedFeed({ value, append, index }: SyntaxNode & { type: 'Assignment' }): Feed {
  return value.type === 'Word' && !append && !index ? listedFeed(value, new Map()) : null;
}

/** `while IFS= read -r name`: one variable, nothing else in the head. */
function headOf(node: CommandNode): { node: SyntaxNode; name: string } | null {
  if (node.type !== 'While') return null;
  const [statement, ...others] = node.clause.commands;
  const command = statement?.command;
  if (others.length > 0) return null;
  if (command?.type !== 'Command' || command.name?.value !== 'read' || command.redirects.length > 0)
    return null;
  const words = command.args.map((arg) => arg.text).filter((text) => !READS.has(text));
  const [name = '', ...more] = words;
  return more.length === 0 && /^[A-Za-z_]\w*$/u.test(name) ? { node: command, name } : null;
}

function listFeed(words: readonly Word[] | undefined): Feed {
  const [word, ...more] = words ?? [];
  return word && more.length === 0 ? listedFeed(word, new Map()) : null;
}

/** @returns null unless every part of the word that only running would tell is a listed name */
export function listedFeed(word: Word, variables: ReadonlyMap<string, Feed>): Feed {
  const parts = flat(word.parts ?? []);
  const [first] = parts;
  const feeds = parts.map((part) => partFeed(part, variables));
  const dynamic = feeds.filter((feed) => feed !== 'text');
  if (dynamic.length === 0 || dynamic.includes(null)) return null;
  const text = parts.map((part, at) => (feeds[at] === 'text' ? valueOf(part) : 'x')).join('');
  if (text.split('/').includes('..') || /^[/~-]/u.test(text) || leading(parts, feeds).endsWith('..'))
    return null;
  // Behind a folder a pattern matches names, but `.*` is also what lies above.
  const matches = parts.some(({ type }) => type === 'Glob');
  if (matches && (feeds[0] !== 'paths' || /(?:^|\/)\.[^/]*[*?[]/u.test(text))) return null;
  if (first && feeds[0] === 'text')
    return FOLDERS.test(leading(parts, feeds)) || !leading(parts, feeds).includes('/') ? 'paths' : null;
  return feeds[0] === 'paths' ? 'paths' : 'names';
}

function leading(parts: readonly WordPart[], feeds: readonly (Feed | 'text')[]): string {
  const end = feeds.findIndex((feed) => feed !== 'text');
  return parts.slice(0, end).map(valueOf).join('');
}

function flat(parts: readonly WordPart[]): WordPart[] {
  return parts.flatMap((part): WordPart[] => (part.type === 'DoubleQuoted' ? [...part.parts] : [part]));
}

function partFeed(part: WordPart, variables: ReadonlyMap<string, Feed>): Feed | 'text' {
  switch (part.type) {
    case 'Glob':
    case 'Literal':
    case 'SingleQuoted':
      return 'text';
    case 'SimpleExpansion':
      return variables.get(part.text.slice(1)) ?? null;
    case 'ParameterExpansion': {
      const { prefix, index, operation, parameter } = part;
      if (prefix || index) return null;
      const feed = variables.get(parameter) ?? null;
      // Without its ending it begins as before; its last name holds no slash.
      if (!operation || (operation.type === 'Remove' && operation.operator.startsWith('%'))) return feed;
      return operation.type === 'Remove' && operation.operator === '##' && operation.operand.text === '*/'
        ? feed && 'names'
        : null;
    }
    case 'CommandExpansion':
      return scriptFeed(part.script);
    default:
      return null;
  }
}

function valueOf(part: WordPart): string {
  if (part.type === 'Glob') return part.text;
  return part.type === 'Literal' || part.type === 'SingleQuoted' ? part.value : '';
}

function scriptFeed(script: ParsedScript | undefined): Feed {
  if (!script || script.errors?.length) return null;
  const [statement, ...more] = script.commands;
  if (!statement || more.length > 0) return null;
  const node = statement.command;
  if (node.type === 'AndOr') return null;
  const commands = node.type === 'Pipeline' ? node.commands : [node];
  const [first, ...filters] = commands;
  if (first?.type === 'Command' && filters.length === 0 && printsFolder(first)) return 'paths';
  if (first?.type === 'Command' && printsRevisions(first))
    return filters.every((one) => one.type === 'Command' && /^(?:head|tail)$/u.test(one.name?.value ?? ''))
      ? 'paths'
      : null;
  return feedsNames(commands);
}

/** The folder where the program stands. */
function printsFolder({ name, args }: CommandNode & { type: 'Command' }): boolean {
  return name?.value === 'pwd' && args.every(({ text }) => /^-[LP]$/u.test(text));
}

function printsRevisions(node: CommandNode & { type: 'Command' }): boolean {
  const words = node.args.map((arg) => (arg.type === 'Word' ? arg.value : ''));
  const [subcommand = '', ...rest] = words;
  if (node.name?.value !== 'git') return false;
  if (subcommand === 'log' && rest.some((word) => HASHES.test(word)))
    return rest.every((word) => PLAIN.test(word) || HASHES.test(word));
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
