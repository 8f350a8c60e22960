// A file as Claude Code shows it to the model, and the same without the numbers of its lines: they would part a key's lines.

export interface NumberedText {
  /** Number of the first line; null where the text has none. */
  first: number | null;
  /** What stands between a number and its line. */
  mark: string;
  lines: string;
  /** What follows the last numbered line. */
  rest: string;
}

/** What Read of 2.1.330 says where there is no line to show. A file cannot say it: its lines would have numbers. */
const NOTHING_THERE =
  /^<system-reminder>Warning: the file exists but (?:the contents are empty|is shorter than the provided offset \(\d+\)\. The file has \d+ lines)\.<\/system-reminder>$/u;

/** True for Claude Code's own words in the place of a file: they read like a forged mark, and are none. */
export function isNothingThere(text: string): boolean {
  return NOTHING_THERE.test(text);
}

const NUMBERED = /^ {0,10}(\d{1,9})(\t|→)/u;

export function readLines(text: string): NumberedText {
  const all = text.split('\n');
  const begin = NUMBERED.exec(all[0] ?? '');
  if (!begin) return { first: null, mark: '', lines: text, rest: '' };
  const [, number, mark = ''] = begin;
  const first = Number(number);
  const end = all.findIndex((line, at) => Number(NUMBERED.exec(line)?.[1] ?? -1) !== first + at);
  const count = end === -1 ? all.length : end;
  return {
    first,
    mark,
    lines: all
      .slice(0, count)
      .map((line) => line.replace(NUMBERED, ''))
      .join('\n'),
    rest: all
      .slice(count)
      .map((line) => `\n${line}`)
      .join(''),
  };
}

/** Lines that were taken out leave no gap: the numbers go on. */
export function writeLines({ first, mark, lines, rest }: NumberedText): string {
  if (first === null) return lines;
  const numbered = lines.split('\n').map((line, at) => `${first + at}${mark}${line}`);
  return numbered.join('\n') + rest;
}
