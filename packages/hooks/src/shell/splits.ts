// Tells a word that the shell may make several of once it knows its value.
import type { Word } from '@agent-harness/contracts';

/** What stays one word: quotations, and what is a number. */
const WHOLE = /"(?:[^"\\]|\\.)*"|'[^']*'|\$\(\(.*\)\)|\$[#?]/gsu;

/** Of several words each after the first may be an option or a path, whatever the first one is. */
export function splits({ text, source }: Word): boolean {
  return text === null && /[$`]/u.test(source.replace(WHOLE, ''));
}
