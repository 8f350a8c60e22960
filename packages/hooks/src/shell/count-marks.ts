// Counts what a parser would make nodes of in a program's text, in one pass and before it is parsed: words, operators, expansions, patterns.

const NEWLINE = 10;
const DOLLAR = 36;
const QUOTE = 34;
const APOSTROPHE = 39;
const OPEN = 40;
const CLOSE = 41;
const HASH = 35;
const LESS = 60;
const BACKSLASH = 92;
const BACKTICK = 96;

/** Each of these outside quotes is a mark of its own. */
const MARKS = setOf(';&|()<>{*?[$`"\'\\');
const BLANKS = setOf(' \t\n');
/** Behind one of these a word begins. */
const BEFORE_WORD = setOf(' \t\n;&|()');
const DELIMITER = /<<(-?)[ \t]*((?:'[^'\n]*'|"[^"\n]*"|\\.|[^\s;&|()<>'"\\])+)/uy;

/**
 * What stands in quotes, comments and here-documents is data and counts for nothing, but for expansions in double quotes.
 * It may count too little where a program is not what it seems, and is no reading of it: whoever parses keeps bounds of their own.
 * @param most at which counting ends
 */
export function countMarks(text: string, most: number): number {
  let marks = 0;
  let at = 0;
  /** What closes the substitutions around: true for one that stands in double quotes. */
  const around: boolean[] = [];
  let quoted = false;
  let documents: { end: string; tabs: boolean }[] = [];
  while (at < text.length && marks < most) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) {
      if (!quoted) marks += 1;
      at += 2;
    } else if (code === DOLLAR || code === BACKTICK) {
      marks += 1;
      at += 1;
      if (code === BACKTICK || text.charCodeAt(at) !== OPEN) continue;
      around.push(quoted);
      quoted = false;
      at += 1;
    } else if (code === QUOTE) {
      marks += 1;
      quoted = !quoted;
      at += 1;
    } else if (quoted) at += 1;
    else if (code === APOSTROPHE) {
      marks += 1;
      at = behind(text, "'", at + 1);
    } else if (code === HASH && (at === 0 || BEFORE_WORD[text.charCodeAt(at - 1)] === 1)) {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else if (code === LESS && text.startsWith('<<<', at)) {
      marks += 1;
      at += 3;
    } else if (code === LESS && text.startsWith('<<', at)) {
      DELIMITER.lastIndex = at;
      const [whole = '<<', dash, word = ''] = DELIMITER.exec(text) ?? [];
      if (word !== '') documents.push({ end: word.replaceAll(/['"\\]/gu, ''), tabs: dash === '-' });
      marks += 2;
      at += whole.length;
    } else if (code === NEWLINE && documents.length > 0) {
      for (const one of documents) at = afterDocument(text, at, one);
      documents = [];
    } else {
      if (
        MARKS[code] === 1 ||
        (BLANKS[code] !== 1 && (at === 0 || BEFORE_WORD[text.charCodeAt(at - 1)] === 1))
      )
        marks += 1;
      if (code === OPEN) around.push(false);
      else if (code === CLOSE) quoted = around.pop() ?? false;
      at += 1;
    }
  }
  return marks;
}

/** @returns the newline behind a here-document that begins behind this one */
function afterDocument(text: string, newline: number, { end, tabs }: { end: string; tabs: boolean }): number {
  for (let start = newline + 1; start <= text.length;) {
    const stop = behind(text, '\n', start) - (text.indexOf('\n', start) < 0 ? 0 : 1);
    const line = text.slice(start, stop);
    if ((tabs ? line.replace(/^\t+/u, '') : line) === end) return stop;
    start = stop + 1;
  }
  return text.length;
}

function behind(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at < 0 ? text.length : at + what.length;
}

function setOf(chars: string): Uint8Array {
  const set = new Uint8Array(128);
  for (const char of chars) set[char.charCodeAt(0)] = 1;
  return set;
}
