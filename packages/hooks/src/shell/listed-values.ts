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
import type { ListedNames } from './listed-names.ts';
import { followNames } from './feeds-names.ts';

/** Builtins whose words name variables that they set. */
const SETTERS = new Set(
  'read printf mapfile readarray getopts declare typeset local export readonly let unset'.split(' '),
);
/** Folders written out before a name; with them it is no option. */
const FOLDERS = /^(?:[\w.][\w.-]*\/)+(?:[\w.][\w.-]*)?$/u;

/** A word as a value. */
interface Value {
  feed: Feed;
  hollow: boolean;
  absolute: boolean;
  top: boolean;
}

const NOTHING: Value = { feed: null, hollow: true, absolute: true, top: true };
/** The folder where the program stands. */
const HERE: Value = { feed: 'paths', hollow: false, absolute: true, top: true };
const TOPLEVEL = '$(';

/** What `read` may be given beside its variable. */
const READS = new Set(['-r', '-d', '-rd', "''"]);

/**
 * @param given arguments of the program that are listed names
 * @returns variables with one setter in all the program, which lists; to what they may look like
 */
export function listedVariables(script: ParsedScript, given: ListedNames = new Map()): ListedNames {
  const setters = new Map<string, number>();
  const listed = new Map<string, Feed>(given);
  const kinds = {
    hollow: new Set(given.hollow),
    absolute: new Set(given.absolute).add('PWD'),
    tops: new Set(given.tops).add('PWD'),
  };
  const set = (name: string, { feed, hollow, absolute, top }: Value = NOTHING): void => {
    setters.set(name, (setters.get(name) ?? 0) + 1);
    listed.set(name, feed);
    if (hollow) kinds.hollow.add(name);
    if (absolute) kinds.absolute.add(name);
    if (top) kinds.tops.add(name);
  };
  const before = Object.assign(new Map(given), kinds);
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Assignment') set(node.name, assigned(node, before));
    if (node.type === 'Select') set(node.name.value);
    if (node.type === 'For') set(node.name.value, looped(node.wordlist, before));
    if (node.type === 'Pipeline') readLoops(node.commands, set);
    if (node.type === 'Redirected') readSubstituted(node, set);
    // Where Git stands then, there may be no repository.
    if (
      node.type === 'Command' &&
      MOVES.test(node.name?.value ?? '') &&
      !node.args.every(({ text }) => BELOW.test(text))
    )
      kinds.hollow.add(TOPLEVEL);
    // There may be fewer arguments than before.
    if (node.type === 'Command' && node.name?.value === 'shift')
      for (const parameter of given.keys()) kinds.hollow.add(parameter);
    if (node.type === 'Command' && SETTERS.has(node.name?.value ?? ''))
      for (const arg of node.args)
        if (arg.type === 'Word' && !loops.has(node)) set(arg.value.replace(/\[.*/u, ''));
    forEachChild(node, visit);
  };
  const loops = loopHeads(script);
  visit(script);
  // The shell keeps it at the folder where the program stands, which `cd` may have led to.
  if (!setters.has('PWD')) listed.set('PWD', 'paths');
  for (const [name, count] of setters) if (count > 1) listed.delete(name);
  return Object.assign(listed, kinds);
}

const MOVES = /^(?:cd|pushd)$/u;
const BELOW = /^(?!.*\.\.)\w[\w./-]*$/u;

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

type Setter = (name: string, value?: Value) => void;

function readLoops(commands: readonly CommandNode[], set: Setter): void {
  for (const [at, command] of commands.entries()) {
    const head = headOf(command);
    if (head) set(head.name, readValue(commands.slice(0, at)));
  }
}

/** `done < <(git ls-files)` */
function readSubstituted(node: SyntaxNode & { type: 'Redirected' }, set: Setter): void {
  const head = headOf(node.command);
  if (!head) return;
  const redirect = node.redirects.length === 1 ? node.redirects[0] : undefined;
  const part = redirect?.operator === '<' ? redirect.target?.parts?.[0] : undefined;
  const commands = part?.type === 'ProcessSubstitution' ? pipelineOf(part.script) : null;
  set(head.name, commands ? readValue(commands) : NOTHING);
}

/** One line after the other: empty only where some of them are. */
function readValue(commands: readonly CommandNode[]): Value {
  const followed = followNames(commands);
  if (!followed) return NOTHING;
  const { hollow, absolute, below } = followed.source;
  return { feed: followed.feed, hollow, absolute, top: !below };
}

/** `name=$(git ls-files)`: a list in quotes is one word, and without them as many as in a loop. */
function assigned({ value, append, index }: SyntaxNode & { type: 'Assignment' }, given: ListedNames): Value {
  return value.type === 'Word' && !append && !index ? wordValue(value, given) : NOTHING;
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

/** Without a list a loop goes over the arguments; none of its rounds is for nothing, but for quotes around it. */
function looped(words: readonly Word[] | undefined, given: ListedNames): Value {
  if (!words) return { ...NOTHING, feed: given.get('@') ?? null, hollow: false };
  const [word, ...more] = words;
  if (!word || more.length > 0) return NOTHING;
  const value = wordValue(word, given);
  return word.text.startsWith('"') && !/^"\$(?:@|\{@\})"$/u.test(word.text)
    ? value
    : { ...value, hollow: false };
}

function wordValue(word: Word, variables: ListedNames): Value {
  const [part, ...more] = flat(word.parts ?? []);
  if (!part) return NOTHING;
  if (more.length === 0) return { ...partValue(part, variables), feed: listedFeed(word, variables) };
  const { absolute } = partValue(part, variables);
  return { feed: listedFeed(word, variables), hollow: false, absolute, top: false };
}

/** @returns null unless every part of the word that only running would tell is a listed name */
export function listedFeed(word: Word, variables: ListedNames): Feed {
  const parts = flat(word.parts ?? []);
  const [first] = parts;
  const values = parts.map((part) => partValue(part, variables));
  const feeds = values.map(({ feed }) => feed);
  // With nothing before it, a slash is the top of all folders.
  const filled = parts[values.findIndex(({ feed, hollow }) => feed === 'text' || !hollow)];
  if (filled && valueOf(filled).startsWith('/')) return null;
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

type PartValue = Omit<Value, 'feed'> & { feed: Feed | 'text' };

function partValue(part: WordPart, variables: ListedNames): PartValue {
  switch (part.type) {
    case 'Glob':
    case 'Literal':
    case 'SingleQuoted':
      return { feed: 'text', hollow: false, absolute: /^[/~]/u.test(part.text), top: false };
    case 'SimpleExpansion':
      return variableValue(part.text.slice(1), variables);
    case 'ParameterExpansion': {
      const { prefix, index, operation, parameter } = part;
      if (prefix || index) return NOTHING;
      const value = variableValue(parameter, variables);
      if (!operation) return value;
      if (operation.type !== 'Remove') return NOTHING;
      const { operator, operand } = operation;
      // Without its ending it begins as before; its last name holds no slash.
      if (operator.startsWith('%'))
        return mayLose(operator, operand.text, value) ? { ...value, top: value.absolute } : NOTHING;
      return operator === '##' && operand.text === '*/'
        ? { ...value, feed: value.feed && 'names', absolute: false }
        : NOTHING;
    }
    case 'CommandExpansion':
      return scriptValue(part.script, variables);
    default:
      return NOTHING;
  }
}

function variableValue(name: string, variables: ListedNames): Value {
  return {
    feed: variables.get(name) ?? null,
    hollow: variables.hollow?.has(name) === true,
    absolute: variables.absolute?.has(name) === true,
    top: variables.tops?.has(name) === true,
  };
}

/** Whether what is left when the end is cut off is still inside: an ending, or the last name of a path. */
function mayLose(operator: string, ending: string, { absolute, top }: Value): boolean {
  if (!absolute || /^\.[^/]*$/u.test(ending)) return true;
  return operator === '%' && /^\/(?:\*|[\w.*-]+\.[\w.*-]+|)$/u.test(ending) && !top;
}

function valueOf(part: WordPart): string {
  if (part.type === 'Glob') return part.text;
  return part.type === 'Literal' || part.type === 'SingleQuoted' ? part.value : '';
}

function pipelineOf(script: ParsedScript | undefined): readonly CommandNode[] | null {
  if (!script || script.errors?.length) return null;
  const [statement, ...more] = script.commands;
  if (!statement || more.length > 0) return null;
  const node = statement.command;
  if (node.type === 'AndOr') return null;
  return node.type === 'Pipeline' ? node.commands : [node];
}

/** What a substitution prints, which may always be nothing but for what prints a folder. */
function scriptValue(script: ParsedScript | undefined, variables: ListedNames): Value {
  const commands = pipelineOf(script);
  if (!commands) return NOTHING;
  const [first, ...filters] = commands;
  if (first?.type === 'Command' && filters.length === 0 && printsFolder(first)) return HERE;
  const followed = followNames(commands, (word, cut) => {
    const { feed, top } = wordValue(word, variables);
    return cut && top ? null : feed;
  });
  if (!followed) return NOTHING;
  const { absolute, below } = followed.source;
  const toplevel = first?.type === 'Command' && first.args.some(({ text }) => text === '--show-toplevel');
  const hollow = toplevel
    ? variables.hollow?.has(TOPLEVEL) === true
    : first?.type !== 'Command' || !hasParent(first);
  return { feed: followed.feed, hollow, absolute: absolute || toplevel, top: toplevel || !below };
}

/** `dirname` of one word prints a folder, if only `.`; a word without quotes may be none. */
function hasParent({ name, args }: CommandNode & { type: 'Command' }): boolean {
  return name?.value === 'dirname' && args.some(({ text }) => /^["\w./]/u.test(text));
}

/** The folder where the program stands. */
function printsFolder({ name, args }: CommandNode & { type: 'Command' }): boolean {
  return name?.value === 'pwd' && args.every(({ text }) => /^-[LP]$/u.test(text));
}
