// Undoes percent and backslash escapes, plus signs for spaces in addresses, and marks inside words.

/** A stretch of a text with its escapes undone; UTF-16 units of the original, half-open. */
export interface Unescaped {
  text: string;
  start: number;
  end: number;
}

const ESCAPE =
  /%(?:25)?[2-7][0-9a-fA-F]|\\[ux]\{?[0-9a-fA-F]{2}|\w\+\w+\+\w|[A-Za-z](?:\*\*|~~|(?:<\/?[A-Za-z]{1,6}>){1,4}|<!--[\w ]{0,20}-->| ?["'] ?[+.] ?["'] ?)[A-Za-z]/gu;
/** `ig**no**re`, `ig<b>no</b>re`, `ig<!-- -->nore`, `'ig' + 'nore '`. */
const MARKS =
  /(?<=[A-Za-z])(?:\*\*|~~|(?:<\/?[A-Za-z]{1,6}\s?\/?>){1,4}|<!--[\w ]{0,20}-->)(?=[A-Za-z])|(?<=[A-Za-z] ?)["'] ?[+.] ?["'](?= ?[A-Za-z])/gu;
const PLUSES = /[?=]\S*\w\+\w+\+\w/u;
/** Blanks of a value in an address, which would else be one word with what stands before them. */
const BLANKS = /[?=]\S*%(?:25)?20/u;
/** What is read around an escape: an instruction is not longer. */
const AROUND = 300;

/** @returns the stretches of a text around its escapes; each ends with its line */
export function unescaped(text: string): Unescaped[] {
  const found: Unescaped[] = [];
  let start = 0;
  let end = -1;
  const close = () => {
    if (end < 0) return;
    const plain = undone(text.slice(start, end));
    if (plain !== null) found.push({ text: plain, start, end });
  };
  let line = { start: 0, end: lineEnd(text, 0) };
  for (const { 0: escape, index } of text.matchAll(ESCAPE)) {
    if (index >= line.end) line = { start: text.lastIndexOf('\n', index) + 1, end: lineEnd(text, index) };
    const from = Math.max(line.start, index - AROUND);
    if (from > end) {
      close();
      start = from;
    }
    end = Math.min(line.end, index + escape.length + AROUND);
  }
  close();
  return found;
}

function lineEnd(text: string, at: number): number {
  const stop = text.indexOf('\n', at);
  return stop < 0 ? text.length : stop;
}

function undone(text: string): string | null {
  const plain = percent(percent(text)).replace(
    /\\u(?:\{([0-9a-f]{1,6})\}|([0-9a-f]{4}))|\\x([0-9a-f]{2})/giu,
    character,
  );
  const parted = PLUSES.test(plain) || BLANKS.test(text) ? plain.replaceAll(/[?=&]/gu, ' . ') : plain;
  const words = PLUSES.test(plain) ? parted.replaceAll('+', ' ') : parted;
  const whole = words.replaceAll(MARKS, '');
  return whole === text ? null : whole;
}

function percent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/giu, (codes) =>
    Buffer.from(codes.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

function character(_: string, braced?: string, four?: string, two?: string): string {
  const code = Number.parseInt(braced ?? four ?? two ?? '', 16);
  return code < 32 || code > 0x10ffff ? ' ' : String.fromCodePoint(code);
}
