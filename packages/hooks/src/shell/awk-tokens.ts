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
/** Words after which a slash begins a pattern; after any other word it divides. */
const BEFORE_PATTERN = new Set('print printf return in do else getline delete exit case'.split(' '));

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
        const kinds = slashKinds(tokens);
        readings += kinds.length - 1;
        if (readings > MAX_READINGS) return null;
        const end = closing(program, at + 1, '/');
        if (kinds.length === 2 && end >= 0) open.push({ at: end, tokens: [...tokens, { kind: 'pattern' }] });
        if (kinds.includes('divides')) {
          tokens.push({ kind: 'sign', text: '/' });
          at += 1;
        } else {
          tokens.push({ kind: 'pattern' });
          at = end;
        }
      } else at = token(program, at, tokens);
    }
    if (at >= 0) done.push(tokens);
  }
  return done;
}

function slashKinds(tokens: readonly AwkToken[]): ('divides' | 'begins')[] {
  const last = tokens.findLast((one) => one.kind !== 'sign' || one.text !== '\n');
  if (!last) return ['begins'];
  switch (last.kind) {
    case 'string':
    case 'pattern':
      return ['divides', 'begins'];
    case 'word':
      return BEFORE_PATTERN.has(last.text) ? ['divides', 'begins'] : ['divides'];
    case 'sign':
      return /^(?:\)|\]|\$|\+|-)$/u.test(last.text) ? ['divides', 'begins'] : ['begins'];
  }
}

/** Adds the token at a position that is no slash. @returns where it ends, -1 when it never does */
function token(program: string, at: number, tokens: AwkToken[]): number {
  const char = program[at] ?? '';
  if (char === '"') {
    const end = closing(program, at + 1, '"');
    if (end >= 0) tokens.push({ kind: 'string', text: program.slice(at + 1, end - 1) });
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
