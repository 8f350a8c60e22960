// Other spellings of a text: letters turned, mirrored, spaced out, cut in pieces or run together.
import { codesOf, textOf } from '../../shell/codes-of.ts';
import { kindOf, otherThan } from './holds-run.ts';
import { mirrored, movedBack, opposite, turned } from './senses/disguised-word.ts';
import type { Lexicon } from './senses/lexicon.ts';
import type { OddPlace } from './senses/odd-place.ts';
import { SPACES } from './senses/character-kinds.ts';
import { leetLetters } from './senses/word-sense.ts';

/** A reading of a place of a text, UTF-16 units. */
export interface Respelling {
  text: string;
  start: number;
  end: number;
  /** Whether its words were told apart by which are known. */
  guessed: boolean;
}

/** What is respelled of one text, UTF-16 units in all: text made of odd places stays linear. */
const MOST = 128 * 1024;
/** One letter of so many stands in a known word; of random letters, fewer do. */
const LEAST_KNOWN = 4;
/** What parts letters: blanks and points in the middle, and in ASCII all that is no letter and looks like none. */
const PARTS: ReadonlySet<number> = new Set(Array.from(`${SPACES}·`, (char) => char.charCodeAt(0)));
const OF_ASCII = otherThan(kindOf('A-Za-z0-9@$!'));
const APART = /[^a-z]+/gu;
/** Characters that tell numbers from words. */
const GLANCE = 200;

/**
 * @param text folded
 * @param odd the places of it that are spelled in another way
 */
export function respellings(text: string, odd: readonly OddPlace[], lexicon: Lexicon): Respelling[] {
  const found: Respelling[] = [];
  const done = new Set<string>();
  // The same words come again and again.
  const known = new Map<string, string[]>();
  let left = MOST;
  let line = { start: 0, end: -1 };
  for (const place of odd) {
    const whole = place.kind === 'pieces' || place.kind === 'run';
    if (!whole && place.end > line.end) line = lineAround(text, place);
    const { start, end } = whole ? place : line;
    const key = `${place.kind} ${place.by} ${start}`;
    if (done.has(key)) continue;
    done.add(key);
    left -= end - start;
    if (left < 0) break;
    const part = text.slice(start, end);
    const same = `${place.kind} ${place.by} ${part}`;
    const readings = known.get(same) ?? readingsOf(part, place, lexicon);
    known.set(same, readings);
    for (const reading of readings) found.push({ text: reading, start, end, guessed: whole });
  }
  return found;
}

/** The line of a place; places come in the order of the text. */
function lineAround(text: string, { start, end }: OddPlace): { start: number; end: number } {
  const stop = text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', start) + 1, end: stop < 0 ? text.length : stop };
}

function readingsOf(part: string, { kind, by }: OddPlace, lexicon: Lexicon): string[] {
  switch (kind) {
    case 'turned':
      return [turned(part, -by)];
    case 'opposite':
      return [opposite(part)];
    case 'mirrored':
      // What ended a sentence begins the first word.
      return [mirrored(part).replaceAll(/[.?!](?=\w)/gu, '$& '), part.split(' ').map(mirrored).join(' ')];
    case 'moved':
      return [part.replaceAll(/[a-z]{4,40}/gu, (word) => moveBack(word, lexicon))];
    case 'pieces':
    case 'run': {
      if (!/[a-z]/u.test(part.slice(0, GLANCE))) return [];
      const letters = leetLetters(together(part));
      const pieces = lexicon.segments(letters);
      const known = pieces.reduce((sum, { word, length }) => sum + (word === null ? 0 : length), 0);
      if (known * LEAST_KNOWN < letters.length) return [];
      const reading = pieces.map(({ word, at, length }) => word ?? letters.slice(at, at + length)).join(' ');
      // Short words of one length are no disguise.
      return reading === part.replaceAll(APART, ' ').trim() ? [] : [reading];
    }
  }
}

/** A known word that it may have been, or else the likeliest. */
function moveBack(word: string, lexicon: Lexicon): string {
  const back = movedBack(word);
  return back.find((known) => lexicon.lookUp(known) !== undefined) ?? back[0] ?? word;
}

/** Without what parts letters. */
function together(part: string): string {
  const codes = codesOf(part);
  let length = 0;
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] as number;
    if (code < OF_ASCII.length ? OF_ASCII[code] === 1 : PARTS.has(code)) continue;
    codes[length] = code;
    length += 1;
  }
  return textOf(codes.subarray(0, length));
}
