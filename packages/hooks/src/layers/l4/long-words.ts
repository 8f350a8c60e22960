// The long words of a text: most credentials are one, and few words of a document are.
import { codeReader } from '../../shell/codes-of.ts';
import { type Reading, pieced } from './pieced.ts';
import { kindOf, runsIn } from './runs-in.ts';

/** Characters. */
export const LONG_WORD = 16;
const PRINTED = kindOf(/[!-~]/u);
/** Stands for the blanks, the ends of the text and the short words between. */
const BETWEEN = '\n';

const codesOf = codeReader();

/** @returns what has no blank in it and is long enough, a line each, as it stands in the text */
export function longWords(text: string): Reading {
  return pieced(text, runsIn(codesOf(text), PRINTED, LONG_WORD), BETWEEN);
}
