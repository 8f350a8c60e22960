// Names a character that a person reading the program would not see, or that shells and parsers read differently.

import { madeOnce } from './made-once.ts';

/** Controls but tab and newline; spaces but the plain one; format, separator, private and blank characters; lone surrogates. */
const hidden = madeOnce(
  () => /[^\P{Cc}\n\t]|[^\P{Zs} ]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\u115f\u1160\u17b4\u17b5\u3164\uffa0]/u,
);
/** Most programs, and the sets above take half a millisecond to make. */
const PLAIN = /^[\n\t\x20-\x7e]*$/u;

/** @returns the first hidden character as `U+XXXX`, or null */
export function hiddenCharacter(text: string): string | null {
  if (PLAIN.test(text)) return null;
  const found = hidden().exec(text)?.[0].codePointAt(0);
  return found === undefined ? null : `U+${found.toString(16).toUpperCase().padStart(4, '0')}`;
}
