// Tells without running a pattern what a sentence must have for the pattern to match in it.

/** Senses of words that nearly every sentence has. */
const COMMON = new Set(
  'the of is to you and a i all no not with this word end comma colon quote open close in on can your please in as from are'.split(
    ' ',
  ),
);
/** Parts of a pattern: groups by how they open, senses, gaps, alternatives, repetitions. */
const PART = /\(\?(?::|=|!|<=|<!)|\(|\)|<[a-z|-]+>|~~?\d+|\||\?|\*|\{\d*,?\d*\}|[^<()|?*{~]/gu;

export function partsOf(pattern: string): string[] {
  return Array.from(pattern.matchAll(PART), ([part]) => part);
}

/** Sets of senses, `|` between them; `open` once a match may have left its first sentence. */
interface Needs {
  all: string[];
  open: boolean;
}

/**
 * @param pattern with its phrases written out
 * @returns `needs`: sets of senses, in the order in which a match has them; a sentence that lacks all of one has no match that begins in it.
 *   `reachesOn`: whether a match may end in a later sentence.
 */
export function patternNeeds(pattern: string): { needs: string[]; reachesOn: boolean } {
  const parts = partsOf(pattern);
  let at = 0;
  const alternatives = (): Needs => {
    const found: Needs[] = [];
    let sequence: Needs = { all: [], open: false };
    let last: string[] = [];
    const settle = () => {
      if (!sequence.open) sequence.all.push(...last);
      last = [];
    };
    while (at < parts.length) {
      const part = parts[at] ?? '';
      at += 1;
      if (part === ')') break;
      if (part === '?' || part === '*' || /^\{(?:0|,)/u.test(part)) last = [];
      else if (part === '|') {
        settle();
        found.push(sequence);
        sequence = { all: [], open: false };
      } else if (part.startsWith('(')) {
        settle();
        const inner = alternatives();
        if (part === '(?:' || part === '(') last = inner.all;
        if (inner.open && part === '(?:') {
          settle();
          sequence.open = true;
        }
      } else if (part.startsWith('<')) {
        settle();
        last = [part.slice(1, -1)];
        // What follows the end of a sentence stands in the next one.
        if (last[0]?.split('|').includes('end')) {
          settle();
          sequence.open = true;
        }
      } else if (part.startsWith('~~')) {
        settle();
        sequence.open = true;
      }
    }
    settle();
    found.push(sequence);
    const [only] = found;
    if (found.length === 1 && only !== undefined) return only;
    const rarest = found.map(({ all }) => rarestOf(all));
    return {
      all: rarest.includes(undefined) ? [] : [rarest.join('|')],
      open: found.some(({ open }) => open),
    };
  };
  const { all, open } = alternatives();
  return { needs: all, reachesOn: open };
}

/** @returns the set that the fewest sentences have */
export function rarestOf(needs: readonly string[]): string | undefined {
  const common = (set: string) => set.split('|').filter((sense) => COMMON.has(sense)).length;
  return needs.toSorted((a, b) => common(a) - common(b) || a.length - b.length)[0];
}
