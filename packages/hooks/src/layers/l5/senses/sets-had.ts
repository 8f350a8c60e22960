// Tells which of many sets of symbols a sentence has one of: each symbol sets the bits of all that hold it.

const BITS = 32;

export interface SetsHad {
  /** Above all codes of symbols that a set holds. */
  codes: number;
  /** The sets of a list, by number. */
  ofList: (list: number) => Int32Array;
  /** Whether a set holds the symbol of a code. */
  holds: (set: number, code: number) => boolean;
  /** Forgets the sentence. */
  clear: () => void;
  /** Hears the code of a symbol that the sentence has. */
  hear: (code: number) => void;
  /** Whether it has one symbol of each set of a list. */
  hasAll: (list: number) => boolean;
}

/**
 * @param lists of sets, each by its symbols; many lists have the same ones
 * @param codesOf a set's symbols
 */
export function setsHad(
  lists: readonly (readonly string[])[],
  codesOf: (set: string) => readonly number[],
): SetsHad {
  const sets = [...new Set(lists.flat())];
  const numberOf = new Map(sets.map((set, at) => [set, at]));
  const numbers = lists.map((list) => Int32Array.from(list, (set) => numberOf.get(set) ?? 0));
  const held = sets.map(codesOf);
  const codes = held.reduce((most, some) => some.reduce((high, code) => Math.max(high, code + 1), most), 0);
  const width = Math.ceil(sets.length / BITS);
  /** A row for each code, a bit for each set. */
  const bits = new Int32Array(codes * width);
  for (const [set, some] of held.entries())
    for (const code of some) {
      const place = code * width + (set >>> 5);
      bits[place] = (bits[place] ?? 0) | (1 << (set & 31));
    }
  const had = new Int32Array(width);
  // Of all lists: the words of `had` in which a list has sets, and their bits there; a list's begin at its number in `from`.
  const places: number[] = [];
  const masks: number[] = [];
  const from = [0];
  for (const list of numbers) {
    const byWord = new Map<number, number>();
    for (const set of list) byWord.set(set >>> 5, (byWord.get(set >>> 5) ?? 0) | (1 << (set & 31)));
    places.push(...byWord.keys());
    masks.push(...byWord.values());
    from.push(places.length);
  }
  return {
    codes,
    ofList: (list) => numbers[list] as Int32Array,
    holds: (set, code) => ((bits[code * width + (set >>> 5)] as number) & (1 << (set & 31))) !== 0,
    clear: () => had.fill(0),
    hear(code) {
      const row = code * width;
      for (let word = 0; word < width; word += 1)
        had[word] = (had[word] as number) | (bits[row + word] as number);
    },
    hasAll(list) {
      const end = from[list + 1] as number;
      for (let at = from[list] as number; at < end; at += 1)
        if (((had[places[at] as number] as number) & (masks[at] as number)) !== masks[at]) return false;
      return true;
    },
  };
}
