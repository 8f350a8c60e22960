// The values of one shell word when they are certain: quotes, escapes, braces, `~` and followed variables resolved.
import type { Word } from '@agent-harness/contracts';
import type { Word as Node, WordPart } from 'unbash';
import { type Atom, TooManyWords, expandBraces } from './expand-braces.ts';
import { type Reading, type Scope, valueOf } from './reading.ts';

/** What a piece of a word costs that has a meaning of its own. */
const ATOM = 32;

/**
 * What the word becomes when Bash expands it, without running anything. Globs are kept as patterns.
 * @returns one contract word per resulting word; a single word with null text when its value is not certain
 */
export function evaluateWord(reading: Reading, scope: Scope, node: Node): Word[] {
  reading.budget.spend(node.text.length);
  const unknown: Word[] = [{ source: node.text, text: null }];
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

/** Characters that Bash reads as they are once it has parted a value at its spaces. */
const PLAIN = /^[\w\s./:,=@%+-]*$/u;

/** @returns the words that `$x` becomes without quotes, where its value is written out and nothing in it is a pattern */
export function partedWords(reading: Reading, scope: Scope, node: Node): string[] | null {
  const [part, ...others] = node.parts ?? [];
  const bare =
    part?.type === 'SimpleExpansion'
      ? part.text.slice(1)
      : part?.type === 'ParameterExpansion' && !part.prefix && !part.index && !part.operation
        ? part.parameter
        : null;
  if (bare === null || others.length > 0) return null;
  const value = valueOf(reading, scope, bare);
  return value !== null && PLAIN.test(value) ? value.split(/[ \t\n]/u).filter((text) => text !== '') : null;
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
      if (part.parts.some(isArguments)) return argumentAtoms(reading, scope, part.parts);
      return part.parts.length === 0 ? quotedAtoms('') : atomsOf(reading, scope, part.parts, true);
    case 'SimpleExpansion':
      return variableAtoms(reading, scope, part.text.slice(1), quoted);
    case 'ParameterExpansion':
      return part.prefix || part.index || part.operation
        ? null
        : variableAtoms(reading, scope, part.parameter, quoted);
    case 'BraceExpansion':
      return braceAtoms(reading, scope, part.text, part.parts);
    case 'LocaleString':
    case 'CommandExpansion':
    case 'ArithmeticExpansion':
    case 'ProcessSubstitution':
    case 'ExtendedGlob':
      return null;
  }
}

function isArguments(part: WordPart): boolean {
  return part.type === 'SimpleExpansion'
    ? part.text === '$@'
    : part.type === 'ParameterExpansion' && part.parameter === '@';
}

/** `"$@"` alone is as many words as there are arguments: none. Beside other text it is not followed. */
function argumentAtoms(reading: Reading, scope: Scope, parts: readonly WordPart[]): Atom[] | null {
  const [part, ...more] = parts;
  return part && more.length === 0 && valueOf(reading, scope, '@') === '' && part.text.length <= '${@}'.length
    ? []
    : null;
}

/** A variable's value, unless Bash would split it into several words. Without quotes an empty one is nothing at all. */
function variableAtoms(reading: Reading, scope: Scope, name: string, quoted: boolean): Atom[] | null {
  const value = valueOf(reading, scope, name);
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
