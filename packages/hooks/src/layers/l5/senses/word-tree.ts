// Finds the words that stand in a text without spaces: the longest known one at each place.

/** Shorter words of Latin letters stand in every other word by chance. */
const SHORTEST = 3;
const SHORT = new Set(['to', 'of', 'is', 'me', 'my']);
/** From here on come scripts whose words are short. */
const FIRST_UNSPACED = 0x0e00;

interface Branch {
  word: string | null;
  next: Map<number, Branch>;
}

/** A piece of a text without spaces; `word` is null where it is none. */
export interface Segment {
  word: string | null;
  at: number;
  length: number;
}

/** @returns what cuts a text into its longest known words, from the left, and the letters between them */
export function wordTree(words: Iterable<string>): (text: string) => Segment[] {
  const root: Branch = { word: null, next: new Map() };
  for (const word of words)
    if (word.length >= SHORTEST || SHORT.has(word) || word.charCodeAt(0) >= FIRST_UNSPACED) plant(root, word);
  return (text) => {
    const strokes = oneStroke(text);
    const found: Segment[] = [];
    let unknown = -1;
    let at = 0;
    while (at < strokes.length) {
      const word = longestAt(root, strokes, at);
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

function plant(root: Branch, word: string): void {
  let branch = root;
  const strokes = oneStroke(word);
  for (let at = 0; at < strokes.length; at += 1) {
    const code = strokes.charCodeAt(at);
    let next = branch.next.get(code);
    if (next === undefined) {
      next = { word: null, next: new Map() };
      branch.next.set(code, next);
    }
    branch = next;
  }
  branch.word ??= word;
}

function longestAt(root: Branch, strokes: string, from: number): string | null {
  let branch: Branch | undefined = root;
  let longest: string | null = null;
  for (let at = from; at < strokes.length; at += 1) {
    branch = branch.next.get(strokes.charCodeAt(at));
    if (branch === undefined) break;
    longest = branch.word ?? longest;
  }
  return longest;
}

/** Digits for letters leave open whether 1 is an i or an l. */
function oneStroke(text: string): string {
  return text.replaceAll(/[i1]/gu, 'l');
}
