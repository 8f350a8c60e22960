// Finds passages that give a model instructions, after undoing the usual disguises.
import type { Policy } from '@agent-harness/contracts';
import { decodings } from './decodings.ts';
import { foldText } from './fold-text.ts';
import { type FoundInjection, passageOf } from './found-injection.ts';
import { isMention } from './is-mention.ts';
import { LIKELY, isLikely, likelyInjections } from './likely-injections.ts';
import { lastAtMost, lineCounter } from './line-of.ts';
import { type QuotedPart, quotedPart } from './quoted-part.ts';
import { type Respelling, respellings } from './respellings.ts';
import { type Count, type Scanner, scannerOf } from './scanner.ts';
import { type Reading, readWords } from './senses/read-words.ts';

/** What is looked at of a text; a longer one is a finding of its own. UTF-16 units. */
export const MAX_SCANNED = 1024 * 1024;
/** A text with more is withheld whole, so that none takes long. */
const MOST = 256;
/** The same for matches that a text only talks about; a phrase can be matched more than once. */
const MOST_MENTIONED = 512;
/** No pattern reaches across this. */
const APART = '\n\u2064\n';
/** Readings of readings: a mirrored text in base64. */
const ROUNDS = 3;

/** The lines of the original that a reading stands for, and whether nobody reads it as it stands. */
interface Place {
  from: number;
  to: number;
  hidden: boolean;
}

type Piece = Place & {
  text: string;
  /** Whether the text only talks about what reads so. Dear, so asked of what was found. */
  isMention?: () => boolean;
  /** Whether its words were told apart by which are known: then it has known words, whatever it says. */
  guessed?: boolean;
};

/**
 * @param count hears how many characters and words each step looks at
 * @param silent sentences of nearly the same text in which nothing was found; those of this one are added
 * @returns of a rule, what speaks of other lines than its earlier findings do
 */
export function findInjections(
  text: string,
  policy: Policy,
  count: Count = () => undefined,
  silent: Set<string> = new Set(),
): FoundInjection[] {
  const whole = (rule: string): FoundInjection[] => [
    { rule, from: 0, to: text.split('\n').length - 1, passage: `${text.length} characters` },
  ];
  if (text.length > MAX_SCANNED) return whole('injection.unscanned');
  const scanner = scannerOf(policy);
  const folded = foldText(text);
  const line = lineCounter(folded);
  const placeOf = (start: number, end: number) => ({
    from: line(start),
    to: line(Math.max(start, end - 1)),
    hidden: false,
  });
  const plain = search(scanner, folded, count, placeOf, silent);
  if (plain.many) return whole('injection.many');
  const found = [...plain.found, ...likelyInjections(folded, line, plain.found, plain)];
  if (found.length > MOST) return whole('injection.many');
  let pieces = (): Piece[] => [...decodings(text, lineCounter(text), plain.cut), ...plain.pieces()];
  const searched = new Set<string>();
  for (let round = 1; round < ROUNDS; round += 1) {
    const unread = pieces().filter((piece) => !searched.has(keyOf(piece)));
    if (unread.length === 0) break;
    for (const piece of unread) searched.add(keyOf(piece));
    const next = searchPieces(scanner, unread, count);
    found.push(...next.found);
    found.push(...likelyPieces(unread, found));
    if (next.many || found.length > MOST) return whole('injection.many');
    pieces = next.pieces;
  }
  return withoutRepeats(found);
}

/** Words of one length, joined and parted again, are the same words. */
function keyOf({ from, to, hidden, text }: Piece): string {
  return `${from} ${to} ${hidden} ${text}`;
}

/** All readings in one search. */
function searchPieces(scanner: Scanner, pieces: readonly Piece[], count: Count): Searched {
  const starts: number[] = [];
  let length = 0;
  for (const { text } of pieces) {
    starts.push(length);
    length += text.length + APART.length;
  }
  const joined = pieces.map(({ text }) => text).join(APART);
  return search(scanner, joined, count, (start) => pieces[lastAtMost(starts, start)] as Piece);
}

/**
 * What nobody can read in the text, and in clear reads like an attack.
 * @param known what rules have found: it is not said again
 */
function likelyPieces(pieces: readonly Piece[], known: readonly FoundInjection[]): FoundInjection[] {
  return pieces
    .filter(({ hidden, guessed }) => hidden && guessed !== true)
    .filter(({ from, to }) => !known.some((one) => one.from <= to && from <= one.to))
    .filter(({ text, isMention: mentions }) => isLikely(text) && mentions?.() !== true)
    .map(({ from, to, text }) => ({ rule: LIKELY, from, to, passage: passageOf(text, 0, text.length) }));
}

/** A match that reaches into a quotation or out of one, or out of the text of a link. */
interface Crossing {
  rule: string;
  start: number;
  end: number;
  part: QuotedPart;
  /** Symbols of what is quoted. */
  inside: string;
}

interface Searched {
  found: FoundInjection[];
  /** Whether it was not searched to its end, because too much was found, or looked at and only mentioned. */
  many: boolean;
  reading: Reading;
  /** What its odd places read as: dear, and not always asked for. */
  pieces: () => Piece[];
  /** The lengths of which words stand in a row, as base64 in groups does. */
  cut: ReadonlySet<number>;
}

function search(
  { lexicon, ruleOf, matches, marks }: Scanner,
  text: string,
  count: Count,
  placeOf: (start: number, end: number) => Place & Pick<Piece, 'isMention'>,
  silent?: Set<string>,
): Searched {
  count(text.length);
  const found: FoundInjection[] = [];
  // The last line that each rule has spoken of, by the line that it began with.
  const spoken = new Map<string, number>();
  const reading = readWords(text, lexicon);
  const { symbols, starts, ends, odd } = reading;
  const ruleAt = (pattern: number) => ruleOf[pattern] as Scanner['ruleOf'][number];
  const saidOf = (rule: string, place: Place) => `${place.from} ${rule}`;
  // What a rule has said of a line it need not say again: text made of nothing but instructions stays fast.
  const wanted = (pattern: number, start: number) => {
    const { id, disguised } = ruleAt(pattern);
    const at = starts[start] as number;
    const place = placeOf(at, at);
    return (!disguised || place.hidden) && !spoken.has(saidOf(id, place));
  };
  let mentioned = 0;
  const enough = () => found.length > MOST || mentioned > MOST_MENTIONED;
  const hear = (rule: string, start: number, end: number) => {
    if (enough()) return;
    const place = placeOf(start, end);
    const key = saidOf(rule, place);
    if ((spoken.get(key) ?? -1) >= place.to) return;
    count(end - start);
    if (isMention(text, start, end) || place.isMention?.()) {
      mentioned += 1;
      return;
    }
    spoken.set(key, place.to);
    found.push({ rule, from: place.from, to: place.to, passage: passageOf(text, start, end) });
  };
  const crossing: Crossing[] = [];
  matches(symbols, {
    wanted,
    enough,
    count,
    silent,
    found: (match) => {
      const rule = ruleAt(match.pattern).id;
      const [start, end] = [starts[match.start] ?? 0, ends[match.end - 1] ?? text.length];
      const part = crossing.length < MOST_MENTIONED ? quotedPart(text, { start, end }) : null;
      if (part === null) return hear(rule, start, end);
      crossing.push({ rule, start, end, part, inside: symbolsInside(part, match, reading) });
    },
  });
  const isSaid = (rule: string, words: string): boolean => {
    let says = false;
    const isOf = (pattern: number) => ruleAt(pattern).id === rule;
    matches(words, { wanted: isOf, enough: () => says, count, found: () => (says = true) });
    return says;
  };
  for (const { rule, start, end, part, inside } of crossing) {
    const says = isSaid(rule, inside);
    if (part.isTitle && !says) continue;
    // What the quotation says by itself is said by it, and not by the words around.
    hear(rule, says ? part.start : start, says ? part.end : end);
  }
  for (const { id, expression } of marks)
    for (const { 0: match, index } of text.matchAll(expression())) hear(id, index, index + match.length);
  const pieceOf = ({ text: respelt, start, end, guessed }: Respelling): Piece => {
    const { from, to } = placeOf(start, end);
    return { text: respelt, from, to, hidden: true, guessed, isMention: () => isMention(text, start, end) };
  };
  return {
    found,
    many: enough(),
    reading,
    pieces: () => respellings(text, odd, lexicon).map(pieceOf),
    cut: new Set(odd.filter(({ kind }) => kind === 'pieces').map(({ by }) => by)),
  };
}

/** The symbols of the words that stand inside the quotation. */
function symbolsInside(
  part: QuotedPart,
  match: { start: number; end: number },
  { symbols, starts, ends }: Reading,
): string {
  let from = match.start;
  while ((starts[from] as number) < part.start) from += 1;
  let to = match.end;
  while ((ends[to - 1] as number) > part.end) to -= 1;
  return symbols.slice(from, to);
}

/** Leaves out what a rule says of lines that it has spoken of already. */
function withoutRepeats(found: readonly FoundInjection[]): FoundInjection[] {
  const spoken = new Map<string, Set<number>>();
  const said = new Set<string>();
  return found.filter(({ rule, from, to }) => {
    // All that one long part decodes to stands for the same lines.
    const place = `${from} ${to} ${rule}`;
    if (said.has(place)) return false;
    said.add(place);
    const lines = spoken.get(rule) ?? new Set();
    spoken.set(rule, lines);
    const before = lines.size;
    for (let line = from; line <= to; line += 1) lines.add(line);
    return lines.size > before;
  });
}
