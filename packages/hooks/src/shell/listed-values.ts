// Words that hold names which a listing command printed: `$(git ls-files)`, and `$f` in a loop over them.
import {
  type CommandNode,
  type ParsedScript,
  type SyntaxNode,
  type Word,
  type WordPart,
  forEachChild,
} from 'unbash';
import type { Feed } from './feed.ts';
import { feedsNames } from './feeds-names.ts';

/** Builtins whose words name variables that they set. */
const SETTERS = new Set(
  'read printf mapfile readarray getopts declare typeset local export readonly let unset'.split(' '),
);
/** Folders written out before a name; with them it is no option. */
const FOLDERS = /^(?:[\w.][\w.-]*\/)+(?:[\w.][\w.-]*)?$/u;

/** What `read` may be given beside its variable. */
const READS = new Set(['-r', '-d', '-rd', "''"]);

/**
 * @param given arguments of the program that are listed names
 * @returns variables with one setter in all the program, which lists; to what they may look like
 */
export function listedVariables(
  script: ParsedScript,
  given: ReadonlyMap<string, Feed> = new Map(),
): ReadonlyMap<string, Feed> {
  const setters = new Map<string, number>();
  const listed = new Map<string, Feed>(given);
  const set = (name: string, feed: Feed): void => {
    setters.set(name, (setters.get(name) ?? 0) + 1);
    listed.set(name, feed);
  };
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Assignment') set(node.name, assignedFeed(node, given));
    if (node.type === 'Select') set(node.name.value, null);
    if (node.type === 'For') set(node.name.value, listFeed(node.wordlist, given));
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
function assignedFeed(
  { value, append, index }: SyntaxNode & { type: 'Assignment' },
  given: ReadonlyMap<string, Feed>,
): Feed {
  return value.type === 'Word' && !append && !index ? listedFeed(value, given) : null;
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

/** Without a list a loop goes over the arguments. */
function listFeed(words: readonly Word[] | undefined, given: ReadonlyMap<string, Feed>): Feed {
  if (!words) return given.get('@') ?? null;
  const [word, ...more] = words;
  return word && more.length === 0 ? listedFeed(word, given) : null;
}

/** @returns null unless every part of the word that only running would tell is a listed name */
export function listedFeed(word: Word, variables: ReadonlyMap<string, Feed>): Feed {
  const parts = flat(word.parts ?? []);
  const [first] = parts;
  const feeds = parts.map((part) => partFeed(part, variables));
  const dynamic = feeds.filter((feed) => feed !== 'text');
  if (dynamic.length === 0 || dynamic.includes(null)) return null;
  // Of several arguments only the first stands behind what is before them.
  if (parts.length > 1 && parts.some(isArguments)) return null;
  const text = parts.map((part, at) => (feeds[at] === 'text' ? valueOf(part) : 'x')).join('');
  if (text.split('/').includes('..') || /^[/~-]/u.test(text)) return null;
  // Behind dots a name with a slash climbs; the one of a reference does not begin with one.
  const climbs = dynamic.every((feed) => feed === 'references') ? /(?:^|\/)\.\.$/u : /\.\.$/u;
  if (climbs.test(leading(parts, feeds))) return null;
  // Behind a folder a pattern matches names, but `.*` is also what lies above.
  const matches = parts.some(({ type }) => type === 'Glob');
  if (matches && (feeds[0] !== 'paths' || /(?:^|\/)\.[^/]*[*?[]/u.test(text))) return null;
  if (first && feeds[0] === 'text')
    return FOLDERS.test(leading(parts, feeds)) || !leading(parts, feeds).includes('/') ? 'paths' : null;
  if (feeds[0] === 'references' && parts.length === 1) return 'references';
  return feeds[0] === 'paths' ? 'paths' : 'names';
}

function isArguments(part: WordPart): boolean {
  return /^\$(?:@|\{@)/u.test(part.text);
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
  return feedsNames(commands);
}

/** The folder where the program stands. */
function printsFolder({ name, args }: CommandNode & { type: 'Command' }): boolean {
  return name?.value === 'pwd' && args.every(({ text }) => /^-[LP]$/u.test(text));
}
