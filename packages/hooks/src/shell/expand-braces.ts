// Bash brace expansion of a static word, over characters that know whether they were quoted.

import type { Budget } from './budget.ts';

/** One character of a word, or a run of those without a meaning; quoted ones never have any. */
export interface Atom {
  char: string;
  quoted: boolean;
}

/** What one word may become; more than this is not followed. */
const MAX_ALTERNATIVES = 64;

/** Thrown when a word expands to more than MAX_ALTERNATIVES. */
export class TooManyWords extends Error {}

/** @returns every word that the atoms expand to, in Bash's order; the word itself when there is no expansion */
export function expandBraces(atoms: readonly Atom[], budget: Budget): Atom[][] {
  budget.spend(atoms.length);
  for (let open = 0; open < atoms.length; open += 1) {
    if (!isBare(atoms[open], '{') || isBare(atoms[open - 1], '$')) continue;
    const group = groupAt(atoms, open, budget);
    if (!group) continue;
    const choices = choicesOf(group.pieces, budget) ?? sequenceOf(atoms.slice(open + 1, group.end));
    if (!choices) continue;
    const before = atoms.slice(0, open);
    const after = expandBraces(atoms.slice(group.end + 1), budget);
    if (choices.length * after.length > MAX_ALTERNATIVES) throw new TooManyWords();
    budget.spend(choices.length * after.length * atoms.length);
    return choices.flatMap((choice) => after.map((rest) => [...before, ...choice, ...rest]));
  }
  return [[...atoms]];
}

function isBare(atom: Atom | undefined, char: string): boolean {
  return atom !== undefined && !atom.quoted && atom.char === char;
}

/** The comma-separated pieces of the brace that opens at `open`, or null when it never closes. */
function groupAt(
  atoms: readonly Atom[],
  open: number,
  budget: Budget,
): { pieces: Atom[][]; end: number } | null {
  let piece: Atom[] = [];
  const pieces = [piece];
  let depth = 0;
  for (let at = open + 1; at < atoms.length; at += 1) {
    const atom = atoms[at] as Atom;
    budget.spend(4);
    if (isBare(atom, '{')) depth += 1;
    if (isBare(atom, '}')) {
      if (depth === 0) return { pieces, end: at };
      depth -= 1;
    }
    if (depth === 0 && isBare(atom, ',')) {
      piece = [];
      pieces.push(piece);
    } else piece.push(atom);
  }
  return null;
}

function choicesOf(pieces: Atom[][], budget: Budget): Atom[][] | null {
  if (pieces.length < 2) return null;
  return pieces.flatMap((piece) => expandBraces(piece, budget));
}

function sequenceOf(piece: readonly Atom[]): Atom[][] | null {
  if (piece.some((atom) => atom.quoted)) return null;
  const text = piece.map((atom) => atom.char).join('');
  const found = /^(-?\d{1,9}|[A-Za-z])\.\.(-?\d{1,9}|[A-Za-z])(?:\.\.(-?\d{1,9}))?$/u.exec(text);
  if (!found) return null;
  const [, from = '', to = '', by] = found;
  const letters = /[A-Za-z]/u.test(from);
  if (letters !== /[A-Za-z]/u.test(to)) return null;
  const [first, last] = letters
    ? [from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0]
    : [Number(from), Number(to)];
  const step = Math.abs(Number(by ?? 1)) || 1;
  const width = /^-?0\d/u.test(from) || /^-?0\d/u.test(to) ? Math.max(from.length, to.length) : 0;
  const words: Atom[][] = [];
  for (
    let value = first;
    first <= last ? value <= last : value >= last;
    value += first <= last ? step : -step
  ) {
    if (words.length >= MAX_ALTERNATIVES) throw new TooManyWords();
    words.push(plain(letters ? String.fromCodePoint(value) : padded(value, width)));
  }
  return words;
}

function padded(value: number, width: number): string {
  const digits = String(Math.abs(value));
  return value < 0 ? `-${digits.padStart(width - 1, '0')}` : digits.padStart(width, '0');
}

/** Bash keeps a letter sequence's characters literal. */
function plain(text: string): Atom[] {
  return Array.from(text, (char) => ({ char, quoted: true }));
}
