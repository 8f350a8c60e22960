// Reads a sed script command by command, as GNU sed does, for those that run programs or open files.
import type { ScriptDanger } from './script-danger.ts';

/** How a version of sed looks for the end of a pattern: whether brackets hide the delimiter, and a backslash in them. */
interface Dialect {
  brackets: boolean;
  escapes: boolean;
}
const DIALECTS: readonly Dialect[] = [
  { brackets: false, escapes: true },
  { brackets: true, escapes: true },
  { brackets: true, escapes: false },
];

// Made once: a script can have thousands of commands.
const NUMBER = /\d+|\$|[+~]\d+/uy;
const STEP = /~\d+/uy;
const ADDRESS_FLAGS = /[IM]+/uy;
const BETWEEN = /[\s;{}]+/uy;
const REST_OF_LINE = /[^\n]*/uy;
const COMMA = /[ \t]*,[ \t]*/uy;
const NEGATION = /[ \t!]*/uy;
const EXIT_CODE = /[ \t]*\d*/uy;
const LABEL = /[ \t]*[^\s;]*/uy;
const TEXT_BLOCK = /(?:[^\\\n]|\\[\s\S])*\\?/uy;
const BLANKS = /[ \t]*/uy;
const FLAGS = /[gpiImM\d]+/uy;

/** @param pattern false for a replacement and for the lists of `y`, which have no brackets */
function skipPart(text: string, at: number, delimiter: string, dialect: Dialect, pattern: boolean): number {
  for (let end = at; end < text.length; end += 1) {
    if (text[end] === '\\') end += 1;
    else if (text[end] === delimiter) return end + 1;
    else if (text[end] === '[' && pattern && dialect.brackets) end = bracketEnd(text, end, dialect.escapes);
  }
  return -1;
}

/** The position of the `]` that ends a bracket expression, or the end. A `]` in first place is a member. */
function bracketEnd(text: string, at: number, escapes: boolean): number {
  let end = text[at + 1] === '^' ? at + 2 : at + 1;
  if (text[end] === ']') end += 1;
  for (; end < text.length; end += 1) {
    const mark = text[end + 1] ?? '';
    // A name that never ends is none.
    if (text[end] === '[' && /[:.=]/u.test(mark)) end = Math.max(end, text.indexOf(`${mark}]`, end + 2) + 1);
    else if (text[end] === '\\' && escapes) end += 1;
    else if (text[end] === ']') return end;
  }
  return text.length;
}

function skip(text: string, at: number, pattern: RegExp): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

/** @returns the position after an address, the same position when there is none, -1 when it never ends */
function skipAddress(text: string, at: number, dialect: Dialect): number {
  const number = skip(text, at, NUMBER);
  if (number > at) return skip(text, number, STEP);
  const custom = text[at] === '\\' ? text[at + 1] : undefined;
  if (text[at] !== '/' && custom === undefined) return at;
  const end = skipPart(text, custom === undefined ? at + 1 : at + 2, custom ?? '/', dialect, true);
  return end < 0 ? end : skip(text, end, ADDRESS_FLAGS);
}

/** Without a bracket they all read the same. */
function dialectsOf(text: string): readonly Dialect[] {
  return text.includes('[') ? DIALECTS : DIALECTS.slice(0, 1);
}

/** @returns null when the script only reads: its input, and the files that `sedReads` names */
export function sedDanger(text: string): ScriptDanger | null {
  const dangers = dialectsOf(text).map((dialect) => dangerIn(text, dialect, []));
  const worst = dangers.find((danger) => danger === 'executes' || danger === 'opens');
  if (worst) return worst;
  // What one version cannot read it refuses to run; another one can.
  return dangers.includes(null) ? null : 'unreadable';
}

/** @returns the files that `r` and `R` put into the output, in every way that the script can be read */
export function sedReads(text: string): string[] {
  const files: string[] = [];
  if (!/[rR]/u.test(text)) return files;
  for (const dialect of dialectsOf(text)) dangerIn(text, dialect, files);
  return [...new Set(files)];
}

/** @param reads takes the files that are read */
function dangerIn(text: string, dialect: Dialect, reads: string[]): ScriptDanger | null {
  let at = 0;
  while (at < text.length) {
    at = skip(text, at, BETWEEN);
    if (at >= text.length) return null;
    if (text[at] === '#') {
      at = skip(text, at, REST_OF_LINE);
      continue;
    }
    for (let addresses = 0; addresses < 2; addresses += 1) {
      at = skipAddress(text, at, dialect);
      if (at < 0) return 'unreadable';
      at = skip(text, at, addresses === 0 ? COMMA : NEGATION);
    }
    const next = afterCommand(text, at, dialect, reads);
    if (typeof next !== 'number') return next;
    at = next;
  }
  return null;
}

/** One command: its end, or why the script is refused. */
function afterCommand(text: string, at: number, dialect: Dialect, reads: string[]): number | ScriptDanger {
  const name = text[at] ?? '';
  if (/[=dDgGhHnNpPxzF{}]/u.test(name)) return at + 1;
  if (/[qQlL]/u.test(name)) return skip(text, at + 1, EXIT_CODE);
  // A label ends at a space too, and what follows it is a command.
  if (/[btT:]/u.test(name)) return skip(text, at + 1, LABEL);
  // A text block ends at a newline that no backslash protects.
  if (/[aic]/u.test(name)) return skip(text, at + 1, TEXT_BLOCK);
  if (name === 'e') return 'executes';
  if (/[wW]/u.test(name)) return 'opens';
  if (/[rR]/u.test(name)) {
    // Everything up to the end of the line is the name, a `;` and a `}` too.
    const from = skip(text, at + 1, BLANKS);
    const end = skip(text, from, REST_OF_LINE);
    // With a backslash at its end the next line may belong to it.
    if (end === from || text.slice(from, end).includes('\\')) return 'opens';
    reads.push(text.slice(from, end));
    return end;
  }
  if (name !== 's' && name !== 'y') return 'unreadable';
  const delimiter = text[at + 1] ?? '';
  if (/[\n\\]/u.test(delimiter)) return 'unreadable';
  const middle = skipPart(text, at + 2, delimiter, dialect, name === 's');
  const end = middle < 0 ? -1 : skipPart(text, middle, delimiter, dialect, false);
  if (end < 0) return 'unreadable';
  // The flags `e` and `w` do what the commands of these names do, and are read as those.
  return name === 'y' ? end : skip(text, end, FLAGS);
}
