// Which lines of a sed script leave names inside the folder that they lie in: `s|^\./||`, `s/\.ts$/.js/`, `2p`.
import { type NamesSource, cutFrom } from './names-source.ts';

/** One command that prints or drops whole lines, with its address. */
const PICKS =
  /^(?:(?:\d+|\$|\/(?:[^/\\\n]|\\.)*\/)(?:,(?:\d+|\$|\/(?:[^/\\\n]|\\.)*\/))?!?)? *[pdqQ=]? *(?=[;\n]|$)/u;
const REPLACES = /^s([|/,#:@!])((?:\\.|(?!\1)[^\\\n])*)\1((?:\\.|(?!\1)[^\\\n])*)\1[gpI\d]* *(?=[;\n]|$)/u;

/** Holds a letter and no slash, so that no part of a name turns into dots, and none begins with a slash. */
const WORD = /^(?!.*\.\.)[\w&.,:@%+=-]*\w[\w&.,:@%+=-]*$/u;
const FOLDERS = /^(?:\.\/)?(?:[\w-][\w.-]*\/)+$/u;
const TAIL = /^(?:\/[\w-][\w.-]*)+$/u;
/** The end of a name, and nothing before its last dot. */
const EXTENSION = /^\\\.(?:[\w\\.]+|\\?\([\w\\|]+\\?\))\$$/u;
/** Up to the end, whatever it is. */
const TO_THE_END = /^(?:[^|]*[^\\|]\$|(?:[^|]*[^\\|])?\.\*)$/u;
/** Everything behind the last slash. */
const LAST = /^\/\[\^\/\]\*\$$/u;
/** At the beginning, up to a slash or to what no name begins behind. */
const LEADING = /^(?:\^[^|]*|\.\*)(?:\/|["':,= \t]|\\t|\\s\\?\+|\[\[:space:\]\]\\?\+)$/u;
/** The same text as `xargs` reads it: what is escaped or in quotes. */
const SAME = /^(?:\\\\&|"&"|'&')$/u;
const QUOTE = /^["']$/u;
/** Quotes and spaces, wherever they are. */
const AROUND = /^\^?(?:["' \t\r]|\\[trn]|\[(?:["' \t]|\[:space:\])+\]|\\s)+(?:[*+]|\\\+)?\$?$/u;
/** What Git says of a file takes three characters. */
const STATUS = /^\^(?:\.{3}|\.\\?\{3\\?\})$/u;

/** @returns null where a name could lead elsewhere then */
export function sedKeeps(script: string, source: NamesSource): NamesSource | null {
  let kept: NamesSource | null = source;
  for (let rest = script.trim(); rest !== '' && kept;) {
    const replaced: RegExpExecArray | null = REPLACES.exec(rest);
    const picked = replaced ?? PICKS.exec(rest);
    if (!picked) return null;
    if (replaced) kept = keepsPart(replaced, kept);
    rest = rest.slice(picked[0].length);
    rest = rest.replace(/[;\n\s]+/u, '');
  }
  return kept;
}

function keepsPart(
  [, mark = '', from = '', to = '']: RegExpExecArray,
  source: NamesSource,
): NamesSource | null {
  const pattern = from.replaceAll(`\\${mark}`, mark);
  const put = to.replaceAll(`\\${mark}`, mark);
  if (put === '' && LAST.test(pattern))
    return source.absolute && !source.below ? null : { ...cutFrom(source), below: false };
  if (put === '') return removes(pattern, source) ? cutFrom(source) : null;
  if (SAME.test(put) || (QUOTE.test(put) && /^[$^]$/u.test(pattern))) return source;
  if (WORD.test(put)) return !source.absolute || EXTENSION.test(pattern) ? source : null;
  if (FOLDERS.test(put) && pattern === '^') return { ...source, absolute: false, begins: null };
  if (FOLDERS.test(put)) return /^\^[^|]*\/$/u.test(pattern) ? { ...source, begins: null } : null;
  const tail = TAIL.test(put) && (pattern === '$' || EXTENSION.test(pattern));
  return tail && !source.hollow ? source : null;
}

function removes(pattern: string, { absolute, begins }: NamesSource): boolean {
  if (EXTENSION.test(pattern) || LEADING.test(pattern) || AROUND.test(pattern)) return true;
  if (begins === 'status' && STATUS.test(pattern)) return true;
  return !absolute && TO_THE_END.test(pattern);
}
