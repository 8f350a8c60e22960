// Tells without running a pattern with which words a match of it may begin.
import { partsOf } from './pattern-needs.ts';

/** What may be left out. */
const OPTIONAL = /^(?:[?*]|\{(?:0|,))/u;

interface Heads {
  senses: Set<string>;
  /** Whether a match may begin with any word, or has none here. */
  any: boolean;
  empty: boolean;
}

/**
 * @param pattern with its phrases written out
 * @returns senses, `|` between them, of which the first word of each match has one; null where it may be any word
 */
export function patternHeads(pattern: string): string | null {
  const parts = partsOf(pattern);
  let at = 0;
  const alternatives = (): Heads => {
    const found: Heads = { senses: new Set(), any: false, empty: false };
    let isHead = true;
    const begin = ({ senses, any, empty }: Heads) => {
      if (!isHead) return;
      for (const sense of senses) found.senses.add(sense);
      found.any ||= any;
      isHead = empty || OPTIONAL.test(parts[at] ?? '');
    };
    while (at < parts.length) {
      const part = parts[at] ?? '';
      at += 1;
      if (part === ')') break;
      if (part === '|') {
        found.empty ||= isHead;
        isHead = true;
      } else if (part.startsWith('(')) {
        const inner = alternatives();
        // What is only looked at is no part of a match.
        if (part === '(?:' || part === '(') begin(inner);
      } else if (part.startsWith('<')) {
        begin({ senses: new Set(part.slice(1, -1).split('|')), any: false, empty: false });
      } else if (!/^[?*{]/u.test(part)) {
        begin({ senses: new Set(), any: true, empty: true });
      }
    }
    found.empty ||= isHead;
    return found;
  };
  const { senses, any, empty } = alternatives();
  return any || empty ? null : [...senses].join('|');
}
