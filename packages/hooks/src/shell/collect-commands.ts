// Walks a parsed program and collects every simple command, wherever it stands.
import type { Command as Found } from '@agent-harness/contracts';
import { type Command, type SyntaxNode, type Word, forEachChild } from 'unbash';
import { NODE, OverBudget, WORD } from './budget.ts';
import { evaluateValue, evaluateWord, partedWords } from './evaluate-word.ts';
import { evaluatedText } from './evaluated-text.ts';
import { fedCode } from './fed-code.ts';
import { listedWord, namedWord } from './fed-words.ts';
import { feedsNames } from './feeds-names.ts';
import { argumentFeeds } from './given-names.ts';
import { type Place, type Reading, type Scope, inside, nested, outermost } from './reading.ts';
import { isNumberWord, pickedLines } from './line-picks.ts';
import { listedFeed } from './listed-values.ts';
import { readRedirects } from './read-redirects.ts';
import { readScript } from './read-script.ts';
import { remember } from './remember.ts';
import { documentText, spelledText } from './spelled-feed.ts';
import { ANY_NAME, SETTERS, SHELL_SETS } from './untracked-names.ts';
import { unwrap } from './unwrap.ts';

/** A loop over a static list is read once per value; a longer list leaves its variable unknown. */
const MAX_ROUNDS = 16;
/** Each command of a pipeline is read beside all that feed it. */
const MAX_PIPELINE = 64;
/** Commands whose operands Bash evaluates again as arithmetic, so that `a[$(id)]` in quotes would run. */
const EVALUATES = /^(?:test|\[|let|printf|read|unset|declare|typeset|local|export|readonly|wait)$/u;

/** Commands that turn one text into another, so that names in it are not those that the program shows. */
const SPELLS = /^(?:echo|printf|base64|base32|basenc|xxd|rev|tr|zcat|gunzip|openssl|uudecode)$/u;

/** They compare numbers without evaluating them. */
const TESTS: ReadonlySet<string> = new Set(['test', '[']);
const SPELLERS: ReadonlySet<string> = new Set(['echo', 'printf']);

/** They start a program, and no function of that name. */
const NO_FUNCTIONS = new Set(['command', 'env']);

export function collectCommands(reading: Reading): void {
  flagValues(reading, reading.script);
  visit(reading, outermost(), reading.script);
}

/** One node: what can hold commands is entered with the right scope, everything else child by child. */
function visit(reading: Reading, place: Place, node: SyntaxNode): void {
  reading.budget.spend(NODE);
  switch (node.type) {
    case 'Script':
      for (const error of node.errors ?? []) reading.problems.push(`syntax: ${error.message}`);
      return children(reading, place, node);
    case 'Statement':
      if (node.background) reading.problems.push('background: a command is left running with `&`');
      if (node.background && place.endless)
        reading.problems.push('storm: a loop without end starts processes');
      return visit(reading, node.background ? inside(place) : place, node.command);
    case 'Command':
      return visitCommand(reading, place, node);
    case 'Pipeline':
      if (node.commands.length === 0) reading.problems.push('syntax: a `!` or `time` before nothing');
      if (node.commands.length > MAX_PIPELINE)
        throw new OverBudget(`a pipeline of more than ${MAX_PIPELINE} commands`);
      return node.commands.forEach((command, at) => {
        const within = node.commands.length > 1 ? inside(place) : place;
        const before = node.commands.slice(0, at);
        const feeders = [...place.feeders, ...before.map(feederName)];
        const spelled = spelledBefore(reading, place, before);
        visit(reading, { ...within, feed: feedsNames(before), spelled, feeders }, command);
      });
    case 'AndOr':
      return visitAndOr(reading, place, node);
    case 'For':
      return visitFor(reading, place, node);
    case 'While':
      return children(reading, { ...inside(place), endless: true }, node);
    case 'ArithmeticFor':
      for (const part of [node.initialize, node.test, node.update]) if (part) flagEvaluated(reading, part);
      return children(reading, { ...inside(place), endless: true }, node);
    case 'Function':
      reading.problems.push(`function: \`${node.name.value}\` is defined`);
      return children(reading, { ...inside(place, `function ${node.name.value}`), scope: new Map() }, node);
    case 'Coproc':
      reading.problems.push('coproc: a coprocess is started');
      return children(reading, inside(place, 'coproc'), node);
    case 'Redirected':
      visit(reading, place, node.command);
      push(reading, place, {
        name: '',
        words: [],
        assignments: [],
        redirects: readRedirects(reading, place.scope, node.redirects),
      });
      return node.redirects.forEach((redirect) => children(reading, place, redirect));
    case 'CommandExpansion':
    case 'ProcessSubstitution':
    case 'ArithmeticCommandExpansion':
      // Shells before Bash 5.3 do not know `${ cmd; }`, and what closes it cannot be told.
      if (!node.script || node.text.startsWith('${'))
        reading.problems.push(`syntax: a substitution that cannot be read: ${node.text.slice(0, 40)}`);
      else visit(reading, inside({ ...place, feed: null, spelled: null }, 'substitution'), node.script);
      return;
    case 'TestCommand':
    case 'ArithmeticCommand':
    case 'ArithmeticExpansion':
      flagEvaluated(reading, node);
      return children(reading, place, node);
    case 'CompoundList':
      return children(reading, inside(place), node);
    case 'Word':
    case 'Literal':
      // What the parser left as text, newer shells run: `${ cmd; }` is a substitution in Bash 5.3.
      if ((node.type === 'Literal' || !node.parts) && /(?:^|[^\\])\$\{/u.test(node.text))
        reading.problems.push('syntax: an expansion that never closes');
      return children(reading, place, node);
    default:
      return children(reading, place, node);
  }
}

/** The name of a command that feeds a pipe, as far as the text shows it. */
function feederName(node: SyntaxNode): string | null {
  return node.type === 'Command' ? (node.name?.value ?? null) : null;
}

/** What a single `echo`, `printf` or here-document prints for the next command. */
function spelledBefore(reading: Reading, { scope }: Place, before: readonly SyntaxNode[]): string | null {
  const [node, ...others] = before;
  if (node?.type !== 'Command' || others.length > 0) return null;
  if (node.name?.value === 'cat' && node.args.length === 0)
    return documentText({ redirects: readRedirects(reading, scope, node.redirects) });
  if (node.redirects.length > 0) return null;
  if (!SPELLERS.has(node.name?.value ?? '')) return null;
  return spelledText(
    [node.name, ...node.args].flatMap((arg) =>
      arg?.type === 'Word' ? evaluateWord(reading, scope, arg) : [{ source: '', text: null }],
    ),
  );
}

function children(reading: Reading, place: Place, node: SyntaxNode): void {
  forEachChild(node, (child) => visit(reading, place, child));
}

/** The first always runs; what follows sees what an unbroken chain of `&&` has set, and nothing lasts. */
function visitAndOr(reading: Reading, place: Place, node: SyntaxNode & { type: 'AndOr' }): void {
  let chain = place;
  node.commands.forEach((command, at) => {
    if (at === 1 || node.operators.slice(0, at).includes('||')) chain = inside(place);
    visit(reading, chain, command);
  });
}

function visitFor(reading: Reading, place: Place, node: SyntaxNode & { type: 'For' }): void {
  for (const word of node.wordlist ?? []) children(reading, place, word);
  const words = (node.wordlist ?? []).flatMap((word) => evaluateWord(reading, place.scope, word));
  const known = node.wordlist && words.length <= MAX_ROUNDS && words.every((word) => word.text !== null);
  const [first] = words;
  const value = {
    source: first?.source ?? '',
    text: known && words.length === 1 ? (first?.text ?? null) : null,
  };
  // The loop sets its variable: `for PATH in .` is an assignment.
  const assignments = [{ name: node.name.value, value }];
  push(reading, place, { name: '', words: [], assignments, redirects: [] });
  for (const text of known ? words.map((word) => word.text) : [null]) {
    const round = inside(place);
    round.scope.set(node.name.value, text);
    children(reading, round, node.body);
  }
  place.scope.delete(node.name.value);
}

function visitCommand(reading: Reading, place: Place, node: Command): void {
  const { scope } = place;
  const assigned = node.prefix.filter((part) => part.type === 'Assignment');
  const assignments = assigned.map(({ name, value, text }) => ({
    name,
    value: value.type === 'Word' ? evaluateValue(reading, scope, value) : { source: text, text: null },
  }));
  const words = node.name
    ? [node.name, ...node.args].flatMap((arg) =>
        arg.type === 'Word' ? wordsOf(reading, scope, arg, node) : [assignmentWord(reading, place, arg)],
      )
    : [];
  const found = {
    name: nameOf(node.name, words[0]?.text),
    words,
    assignments,
    redirects: readRedirects(reading, scope, node.redirects),
  };
  if (found.name !== null && EVALUATES.test(found.name)) flagEvaluated(reading, node);
  push(reading, place, found);
  children(reading, place, node);
  remember(reading, scope, node);
}

/** As evaluated; what is not certain, but surely a name from a listing, says so. */
function wordsOf(reading: Reading, scope: Scope, node: Word, command: Command) {
  // Nobody with honest intents spells the name of a command.
  if (node === command.name && /\$\(|`/u.test(node.text)) return [{ source: node.text, text: null }];
  const words = evaluateWord(reading, scope, node);
  if (words[0]?.text !== null || words.length > 1) return words;
  if (TESTS.has(command.name?.value ?? '') && isNumberWord(node, reading.numbers))
    return [{ source: node.text, text: '1' }];
  const picks = pickedLines(command.name?.value ?? '', node, reading.numbers);
  if (picks !== null) return [{ source: node.text, text: picks }];
  const parted = node === command.name ? null : partedWords(reading, scope, node);
  if (parted) return parted.map((text) => ({ source: node.text, text }));
  const feed = listedFeed(node, reading.listed);
  if (feed === null) return words;
  return [feed === 'paths' ? namedWord(node.text) : listedWord(node.text)];
}

function assignmentWord(reading: Reading, place: Place, node: SyntaxNode & { type: 'Assignment' }) {
  const value =
    node.value.type === 'Word' && !node.index ? evaluateValue(reading, place.scope, node.value) : null;
  const operator = node.append ? '+=' : '=';
  return { source: node.text, text: value?.text == null ? null : node.name + operator + value.text };
}

/** A command word that is a pattern depends on the files around it: not a certain name. */
function nameOf(node: Word | undefined, text: string | null | undefined): string | null {
  if (!node) return '';
  if (!text) return null;
  return node.parts?.some((part) => part.type === 'Glob') ? null : text;
}

function push(reading: Reading, place: Place, found: Omit<Found, 'via'>): void {
  if (reading.commands.length >= reading.maxCommands)
    throw new OverBudget(`it expands to more than ${reading.maxCommands} commands`);
  reading.budget.spend(WORD * (1 + found.words.length + found.redirects.length + found.assignments.length));
  const command: Found = { ...found, via: [...place.via] };
  reading.commands.push(command);
  const fed = fedCode(command, place.feeders, (source) => setsNameIn(reading, source));
  if (fed !== null) reading.problems.push(`fed: ${fed}`);
  // `x=read; $x a`: values were followed as if nothing set them.
  if (SETTERS.has(found.name ?? '') && /[$`{]/u.test(found.words[0]?.source ?? ''))
    reading.problems.push(`evaluated: \`${found.name}\` is not written out`);
  // `command x` inside a function `x` is the program of that name.
  if (place.via.includes(`function ${found.name}`) && !NO_FUNCTIONS.has(place.via.at(-1) ?? ''))
    reading.problems.push(`storm: \`${found.name}\` calls itself`);
  const decoded = place.feeders.some((feeder) => feeder === null || SPELLS.test(feeder));
  unwrap(command, { feed: place.feed, decoded, spelled: place.spelled }, place.depth, {
    command: (inner) =>
      push(reading, { ...place, via: inner.via, feed: null, spelled: null, depth: place.depth + 1 }, inner),
    script: (text, via, given = []) => {
      const script = readScript(text, reading.budget);
      flagValues(reading, script, givenTo(reading, command, text));
      const within = nested(reading, script, argumentFeeds(given));
      visit(within, { ...outermost(), via, depth: place.depth + 1 }, script);
    },
    problem: (problem) => reading.problems.push(problem),
  });
}

/** True when the program so far, or a builtin anywhere in it, sets a variable that the text names. */
function setsNameIn(reading: Reading, source: string): boolean {
  const names = [...reading.untracked].filter((name) => !SHELL_SETS.includes(name));
  const isNamed = (name: string) => source.includes(name);
  return (
    names.some((name) => name === ANY_NAME || isNamed(name)) ||
    reading.commands.some(({ assignments }) => assignments.some(({ name }) => isNamed(name)))
  );
}

function flagValues(
  reading: Reading,
  script: Reading['script'],
  given?: ReadonlyMap<string, string | null>,
): void {
  for (const what of evaluatedText(script, given)) reading.problems.push(`evaluated: ${what}`);
}

/** What an inner program could find in its variables, exported or not, and its arguments: null where one is not certain. */
function givenTo(
  { commands }: Reading,
  { words }: Found,
  script: string,
): ReadonlyMap<string, string | null> {
  const sets = commands.flatMap(({ assignments }) => assignments);
  const given = new Map<string, string | null>(
    sets.flatMap(({ name, value }) => (value.text === null ? [] : [[name, value.text]])),
  );
  const at = words.findIndex(({ text }) => text === script);
  const after = at < 0 ? [] : words.slice(at + 1).map(({ text }) => text);
  return given.set('@', after.includes(null) ? null : after.join(' '));
}

/** Quoted text that arithmetic would expand once more. */
function flagEvaluated(reading: Reading, node: SyntaxNode): void {
  const visitQuoted = (child: SyntaxNode): void => {
    const quoted = child.type === 'SingleQuoted' || child.type === 'AnsiCQuoted' || child.type === 'Literal';
    if (quoted && /\[[^\]]*(?:\$\(|`)/u.test(child.value))
      reading.problems.push('evaluated: quoted text that Bash would evaluate');
    else if (child.type !== 'CommandExpansion') forEachChild(child, visitQuoted);
  };
  forEachChild(node, visitQuoted);
}
