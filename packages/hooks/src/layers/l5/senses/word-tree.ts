// Finds the words that stand in a text without spaces: the longest known one at each place.
import { codesOf } from '../../../shell/codes-of.ts';

/** Shorter words of Latin letters stand in every other word by chance. */
const SHORTEST = 3;
const SHORT = new Set(['to', 'of', 'is', 'me', 'my']);
/** From here on come scripts whose words are short. */
const FIRST_UNSPACED = 0x0e00;

/** A piece of a text without spaces; `word` is null where it is none. */
export interface Segment {
  word: string | null;
  at: number;
  length: number;
}

/** Digits for letters leave open whether 1 is an i or an l: all three are one stroke. */
const STROKE = 108;
const ONE = 49;
const I = 105;
/** One more than the highest code. */
const CODES = 0x10000;
const PRIME = 0x9e3779b1;

/** @returns what cuts a text into its longest known words, from the left, and the letters between them */
export function wordTree(words: Iterable<string>): (text: string) => Segment[] {
  const tree = planted(
    [...words].filter(
      (word) => word.length >= SHORTEST || SHORT.has(word) || word.charCodeAt(0) >= FIRST_UNSPACED,
    ),
  );
  return (text) => {
    const strokes = strokesOf(text);
    const found: Segment[] = [];
    let unknown = -1;
    let at = 0;
    while (at < strokes.length) {
      const word = longestAt(tree, strokes, at);
      if (word === null) {
        if (unknown < 0) unknown = at;
        at += 1;
        continue;
      }
      if (unknown >= 0) found.push({ word: null, at: unknown, length: at - unknown });
      unknown = -1;
      found.push({ word, at, length: word.length });
      at += word.length;
    }
    if (unknown >= 0) found.push({ word: null, at: unknown, length: at - unknown });
    return found;
  };
}

/** Flat, because every letter of a text asks for its way: branches are numbers, and a table tells where each letter leads. */
interface Tree {
  /** What a branch with a letter is called; 0 where nothing is. */
  ways: Float64Array;
  /** The branch that it leads to. */
  next: Int32Array;
  /** The word that ends at a branch. */
  words: (string | null)[];
}

const ROOT = 0;

function planted(words: readonly string[]): Tree {
  const letters = words.reduce((sum, { length }) => sum + length, 0);
  const size = 2 ** Math.ceil(Math.log2(2 * letters + 2));
  const tree: Tree = { ways: new Float64Array(size), next: new Int32Array(size), words: [null] };
  for (const word of words) {
    let branch = ROOT;
    for (let at = 0; at < word.length; at += 1) {
      const code = strokeOf(word.charCodeAt(at));
      const slot = slotOf(tree, branch, code);
      if (tree.ways[slot] === 0) {
        tree.ways[slot] = wayOf(branch, code);
        tree.next[slot] = tree.words.push(null) - 1;
      }
      branch = tree.next[slot] as number;
    }
    tree.words[branch] ??= word;
  }
  return tree;
}

/** @returns a number of its own for each, above 0 */
function wayOf(branch: number, code: number): number {
  return branch * CODES + code + 1;
}

/** @returns where the way stands, or the free place where it would */
function slotOf({ ways }: Tree, branch: number, code: number): number {
  const way = wayOf(branch, code);
  const last = ways.length - 1;
  const hash = Math.imul(branch ^ (code << 16), PRIME);
  let slot = (hash ^ (hash >>> 15)) & last;
  while (ways[slot] !== 0 && ways[slot] !== way) slot = (slot + 1) & last;
  return slot;
}

function longestAt(tree: Tree, strokes: Uint16Array, from: number): string | null {
  let branch = ROOT;
  let longest: string | null = null;
  for (let at = from; at < strokes.length; at += 1) {
    const slot = slotOf(tree, branch, strokes[at] as number);
    if (tree.ways[slot] === 0) break;
    branch = tree.next[slot] as number;
    longest = tree.words[branch] ?? longest;
  }
  return longest;
}

function strokesOf(text: string): Uint16Array {
  const strokes = codesOf(text);
  for (let at = 0; at < strokes.length; at += 1) strokes[at] = strokeOf(strokes[at] as number);
  return strokes;
}

function strokeOf(code: number): number {
  return code === ONE || code === I ? STROKE : code;
}
