// The values of one shell word when they are certain: quotes, escapes, braces, `~` and followed variables resolved.
import type { Word } from '@agent-harness/contracts';
import type { CommandArgument, ParsedScript, Word as Node, WordPart } from 'unbash';
import { type Atom, TooManyWords, expandBraces } from './expand-braces.ts';
import { type Reading, type Scope, elementsOf, valueOf } from './reading.ts';
import { spelledText } from './spelled-feed.ts';

/** What a piece of a word costs that has a meaning of its own. */
const ATOM = 32;

/**
 * What the word becomes when Bash expands it, without running anything. Globs are kept as patterns.
 * @returns one contract word per resulting word; a single word with null text when its value is not certain
 */
export function evaluateWord(reading: Reading, scope: Scope, node: Node): Word[] {
  reading.budget.spend(node.text.length);
  const unknown: Word[] = [{ source: node.text, text: null }];
  const elements = listed(reading, scope, node);
  if (elements) return elements.map((text) => ({ source: node.text, text }));
  const atoms = node.parts ? atomsOf(reading, scope, node.parts, false) : literalAtoms(node.text);
  if (atoms === null) return unknown;
  reading.budget.spend(ATOM * atoms.length);
  try {
    // A piece of a brace that is empty and not quoted is no word at all.
    const expanded = expandBraces(atoms, reading.budget).filter((word) => word.length > 0);
    const words = expanded.map((word) => tilde(reading, scope, word));
    return words.includes(null) ? unknown : words.map((text) => ({ source: node.text, text }));
  } catch (cause) {
    if (cause instanceof TooManyWords) return unknown;
    throw cause;
  }
}

/** What a character costs that is printed: it is looked at, joined and parted. */
const PRINTED = 8;

/** Characters that Bash reads as they are once it has parted a value at its spaces. */
const PLAIN = /^[\w\s./:,=@%+-]*$/u;

/** @returns the words that `$x` becomes without quotes, where its value is written out and nothing in it is a pattern */
export function partedWords(reading: Reading, scope: Scope, node: Node): string[] | null {
  const [part, ...others] = node.parts ?? [];
  const value = part && others.length === 0 ? expansionOf(reading, scope, part) : null;
  return value === null ? null : parted(value);
}

function parted(value: string): string[] | null {
  return PLAIN.test(value) ? value.split(/[ \t\n]/u).filter((text) => text !== '') : null;
}

/** @returns the words of `"${a[@]}"`, `${a[*]}`, `"$@"` or `$*`; null for any other word, and where they are not certain */
function listed(reading: Reading, scope: Scope, { parts = [] }: Node): string[] | null {
  const [whole, ...others] = parts;
  const quoted = whole?.type === 'DoubleQuoted';
  const [part, ...more] = quoted ? whole.parts : [whole];
  if (!part || others.length + more.length > 0) return null;
  const name = listName(part, quoted ? ['@'] : ['@', '*']);
  const elements = elementsOf(reading, scope, name);
  if (elements === null) return null;
  for (const element of elements) reading.budget.spend(ATOM + element.length);
  if (quoted) return [...elements];
  const words = elements.map(parted);
  return words.includes(null) ? null : words.flatMap((some) => some ?? []);
}

/** @returns the array, `@` for the arguments, or the empty text for what is no list of all elements */
function listName(part: WordPart, all: readonly string[]): string {
  if (part.type === 'SimpleExpansion') return all.includes(part.text.slice(1)) ? '@' : '';
  if (part.type !== 'ParameterExpansion' || part.prefix || part.operation) return '';
  if (part.index) return all.includes(part.index.text) ? part.parameter : '';
  return all.includes(part.parameter) ? '@' : '';
}

/** The word as one value: no brace expansion, no splitting; for assignments and redirect targets. */
export function evaluateValue(reading: Reading, scope: Scope, node: Node): Word {
  // `IFS=` sets the empty text.
  if (node.text === '') return { source: '', text: '' };
  const words = evaluateWord(reading, scope, node);
  return words.length === 1 && words[0] ? words[0] : { source: node.text, text: null };
}

/** Static text of a here-document's body, or null. */
export function evaluateParts(reading: Reading, scope: Scope, parts: readonly WordPart[]): string | null {
  return (
    atomsOf(reading, scope, parts, true)
      ?.map((atom) => atom.char)
      .join('') ?? null
  );
}

function atomsOf(reading: Reading, scope: Scope, parts: readonly WordPart[], quoted: boolean): Atom[] | null {
  const atoms: Atom[] = [];
  for (const part of parts) {
    const found = partAtoms(reading, scope, part, quoted);
    if (found === null) return null;
    for (const atom of found) atoms.push(atom);
  }
  return atoms;
}

function partAtoms(reading: Reading, scope: Scope, part: WordPart, quoted: boolean): Atom[] | null {
  switch (part.type) {
    case 'Literal':
      return quoted ? quotedAtoms(part.value) : literalAtoms(part.text);
    case 'Glob':
      return literalAtoms(part.text);
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return quotedAtoms(part.value);
    case 'DoubleQuoted':
      // Beside other text the arguments are several words that are not followed.
      if (part.parts.some((inner) => listName(inner, ['@']) !== '')) return null;
      return part.parts.length === 0 ? quotedAtoms('') : atomsOf(reading, scope, part.parts, true);
    case 'SimpleExpansion':
    case 'ParameterExpansion':
    case 'CommandExpansion':
      return expandedAtoms(reading, expansionOf(reading, scope, part), quoted);
    case 'BraceExpansion':
      return braceAtoms(reading, scope, part.text, part.parts);
    case 'LocaleString':
    case 'ArithmeticExpansion':
    case 'ProcessSubstitution':
    case 'ExtendedGlob':
      return null;
  }
}

/** The value of `$x`, `${x}`, `${x[1]}` or `$(echo a)`, or null. */
function expansionOf(reading: Reading, scope: Scope, part: WordPart): string | null {
  if (part.type === 'SimpleExpansion') return valueOf(reading, scope, part.text.slice(1));
  if (part.type === 'CommandExpansion') return printedValue(reading, scope, part.script);
  if (part.type !== 'ParameterExpansion' || part.prefix || part.operation) return null;
  if (!part.index) return valueOf(reading, scope, part.parameter);
  const elements = /^\d+$/u.test(part.index.text) ? elementsOf(reading, scope, part.parameter) : null;
  return elements && (elements[Number(part.index.text)] ?? '');
}

/** What shells print differently. */
const UNSURE_OF_ECHO = /\\|^-\w*[eE]/u;
const UNSURE_OF_PRINTF = /\\(?!n$)|%b/u;

/** What one `echo` or `printf` of certain words prints, without the line ends behind it. */
function printedValue(reading: Reading, scope: Scope, script: ParsedScript | undefined): string | null {
  const [statement, ...others] = script?.commands ?? [];
  const node = statement?.command;
  if (node?.type !== 'Command' || others.length > 0 || statement?.background) return null;
  if (!/^(?:echo|printf)$/u.test(node.name?.text ?? '') || node.redirects.length > 0) return null;
  // A function may have its name.
  if (reading.untracked.has('1')) return null;
  const words = certainWords(reading, scope, node.args);
  for (const text of words ?? []) reading.budget.spend(PRINTED * text.length);
  const unsure = node.name?.text === 'echo' ? UNSURE_OF_ECHO : UNSURE_OF_PRINTF;
  if (!words || words.some((text) => unsure.test(text))) return null;
  const printed = spelledText([node.name?.text, ...words].map((text = '') => ({ source: text, text })));
  return printed?.replace(/\n+$/u, '') ?? null;
}

/** @returns the words, unless one is not certain, or a pattern, which becomes the names that it matches */
export function certainWords(
  reading: Reading,
  scope: Scope,
  nodes: readonly CommandArgument[],
): readonly string[] | null {
  const texts = nodes.flatMap((node) =>
    node.type === 'Word' ? evaluateWord(reading, scope, node).map(({ text }) => text) : [null],
  );
  const certain = texts.filter((text) => text !== null && !/[*?[]/u.test(text));
  return certain.length === texts.length ? (certain as string[]) : null;
}

/** A value, unless Bash would split it into several words. Without quotes an empty one is nothing at all. */
function expandedAtoms(reading: Reading, value: string | null, quoted: boolean): Atom[] | null {
  if (value === null || (!quoted && /\s/u.test(value))) return null;
  if (value === '' && !quoted) return [];
  reading.budget.spend(value.length);
  return quotedAtoms(value);
}

function braceAtoms(
  reading: Reading,
  scope: Scope,
  text: string,
  parts: readonly WordPart[] | undefined,
): Atom[] | null {
  if (!parts) return literalAtoms(text);
  const inner = atomsOf(reading, scope, parts, false);
  return inner && [{ char: '{', quoted: false }, ...inner, { char: '}', quoted: false }];
}

/** Quotes around nothing still leave a trace: `~""` is no home. */
function quotedAtoms(text: string): Atom[] {
  return [{ char: text, quoted: true }];
}

/** What has a meaning in unquoted text: the rest between two of these stays together. */
const MARK = /[\\{},~=:$]/gu;

/** Unquoted text as written: a backslash quotes the next character, a backslash-newline vanishes. */
function literalAtoms(text: string): Atom[] {
  const atoms: Atom[] = [];
  let from = 0;
  for (let at = nextMark(text, 0); at < text.length; at = nextMark(text, from)) {
    if (at > from) atoms.push({ char: text.slice(from, at), quoted: false });
    // With nothing behind it a backslash stands for itself.
    const quoted = text[at] === '\\' && at + 1 < text.length;
    const char = quoted ? (text[at + 1] ?? '') : (text[at] ?? '');
    from = at + (quoted ? 2 : 1);
    if (!(quoted && char === '\n')) atoms.push({ char, quoted });
  }
  if (from < text.length) atoms.push({ char: text.slice(from), quoted: false });
  return atoms;
}

function nextMark(text: string, from: number): number {
  MARK.lastIndex = from;
  return MARK.exec(text)?.index ?? text.length;
}

/** Expands a leading unquoted `~`; null for another user's home, which only the system knows. */
function tilde(reading: Reading, scope: Scope, atoms: readonly Atom[]): string | null {
  const text = atoms.map((atom) => atom.char).join('');
  const [first, second] = atoms;
  if (laterTilde(atoms)) return null;
  if (first?.char !== '~' || first.quoted) return text;
  if (second?.quoted) return text;
  if (second && !second.char.startsWith('/')) return null;
  const home = valueOf(reading, scope, 'HOME');
  return home === null ? null : home + text.slice(1);
}

/** In `name=~` and `a:~` Bash expands the tilde too, where the word is an assignment or looks like one. */
function laterTilde(atoms: readonly Atom[]): boolean {
  return atoms.some(({ char, quoted }, at) => {
    const before = atoms[at - 1];
    return (
      char === '~' && !quoted && before?.quoted === false && (before.char === '=' || before.char === ':')
    );
  });
}
