// Cuts an awk program into tokens, in every way that its slashes can be read.

export type AwkToken =
  | { kind: 'string'; text: string }
  | { kind: 'pattern' }
  | { kind: 'word'; text: string }
  | { kind: 'sign'; text: string };

/** A program whose slashes have more readings than this is not read. */
const MAX_READINGS = 32;
/** Nobody reviews a longer one. */
const MAX_LENGTH = 8192;
/** Words after which a slash may begin a pattern (`length` to mawk); after any other word it divides. */
const BEFORE_PATTERN = new Set('print printf return in do else getline delete exit case length'.split(' '));

interface Partial {
  at: number;
  tokens: AwkToken[];
}

/** @returns every possible reading, none for a program that awk itself would refuse; null when there are too many */
export function awkReadings(program: string): AwkToken[][] | null {
  if (program.length > MAX_LENGTH) return null;
  const open: Partial[] = [{ at: 0, tokens: [] }];
  const done: AwkToken[][] = [];
  let readings = 1;
  for (let next = open.pop(); next; next = open.pop()) {
    const { tokens } = next;
    let { at } = next;
    while (at >= 0 && at < program.length) {
      if (program[at] === '/') {
        const meaning = slashMeaning(tokens);
        const pattern: Partial = {
          at: closing(program, at + 1, '/'),
          tokens: [...tokens, { kind: 'pattern' }],
        };
        if (meaning === 'begins') {
          open.push(pattern);
          at = -1;
          continue;
        }
        if (meaning === 'either') {
          readings += 1;
          if (readings > MAX_READINGS) return null;
          open.push(pattern);
        }
        tokens.push({ kind: 'sign', text: '/' });
        at += 1;
      } else at = addToken(program, at, tokens);
    }
    if (at >= 0) done.push(tokens);
  }
  return done;
}

/** Whether a slash after these tokens divides, or begins a pattern. */
function slashMeaning(tokens: readonly AwkToken[]): 'divides' | 'begins' | 'either' {
  const last = tokens.findLast((one) => !isSign(one, '\n'));
  if (!last) return 'begins';
  if (last.kind === 'sign') return ')]$+-'.includes(last.text) ? 'either' : 'begins';
  // A new line begins a new statement, and most often a pattern.
  const sameLine = tokens.at(-1) === last;
  return last.kind === 'word' && sameLine && !BEFORE_PATTERN.has(last.text) ? 'divides' : 'either';
}

/** @param signs characters that it may be */
export function isSign(token: AwkToken | undefined, signs: string): boolean {
  return token?.kind === 'sign' && signs.includes(token.text);
}

/** Nothing follows in the statement. */
export function endsStatement(token: AwkToken | undefined): boolean {
  return token === undefined || isSign(token, ';}\n');
}

/** Adds the token at a position that is no slash. @returns where it ends, -1 when it never does */
function addToken(program: string, at: number, tokens: AwkToken[]): number {
  const char = program[at] ?? '';
  if (char === '"') {
    const end = closing(program, at + 1, '"');
    tokens.push({ kind: 'string', text: program.slice(at + 1, end - 1) });
    return end;
  }
  if (char === '#') {
    const end = program.indexOf('\n', at);
    return end < 0 ? program.length : end;
  }
  if (char === '\\' && program[at + 1] === '\n') return at + 2;
  const word = /[A-Za-z_]\w*|[\d.]+/uy;
  word.lastIndex = at;
  const found = word.exec(program)?.[0];
  if (found !== undefined) {
    tokens.push({ kind: 'word', text: found });
    return at + found.length;
  }
  if (!/[ \t\r]/u.test(char)) tokens.push({ kind: 'sign', text: char });
  return at + 1;
}

/** The position after the closing quote or slash, or -1. */
function closing(text: string, at: number, quote: string): number {
  for (let end = at; end < text.length; end += 1) {
    if (text[end] === '\\') end += 1;
    else if (text[end] === quote) return end + 1;
    else if (text[end] === '\n') return -1;
  }
  return -1;
}
