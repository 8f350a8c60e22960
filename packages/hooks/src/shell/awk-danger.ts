// Looks in an awk program, strings and patterns set aside, for what runs programs or opens files.
import { type AwkToken, awkReadings } from './awk-tokens.ts';
import { spokenCommand, spokenSource } from './awk-commands.ts';
import type { ScriptDanger } from './script-danger.ts';

/** Where `print` may go although it is written like a file. */
const STREAMS = /^\/dev\/std(?:out|err)$/u;

/** @returns null when the program only reads the files it is given, prints, and runs what can be read as shell text */
export function awkDanger(program: string): ScriptDanger | null {
  const readings = awkReadings(program);
  if (readings === null || readings.length === 0) return 'unreadable';
  const dangers = readings.map(dangerOf);
  return dangers.find((danger) => danger === 'executes') ?? dangers.find((danger) => danger !== null) ?? null;
}

function dangerOf(tokens: readonly AwkToken[]): ScriptDanger | null {
  if (tokens.some((_, at) => runsUnread(tokens, at))) return 'executes';
  return tokens.some((_, at) => opens(tokens, at)) ? 'opens' : null;
}

function runsUnread(tokens: readonly AwkToken[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind === 'word' && token.text === 'system') return true;
  if (isSign(token, '@')) return true;
  const piped = isSign(token, '|') && !isSign(tokens[at - 1], '|') && !isSign(tokens[at + 1], '|');
  return piped && spokenCommand(tokens, at) === null && spokenSource(tokens, at) === null;
}

function opens(tokens: readonly AwkToken[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word') return false;
  if (token.text === 'ENVIRON') return true;
  if (token.text === 'PROCINFO') return !isNamedEntry(tokens, at);
  if (token.text === 'ARGV') return !isShown(tokens, at);
  // `getline` alone takes the next line of the input; `getline < file` opens one.
  if (token.text === 'getline') return readsFrom(tokens, at) && spokenFile(tokens, at) === null;
  return (token.text === 'print' || token.text === 'printf') && redirected(tokens, at + 1);
}

/** `PROCINFO["sorted_in"]` */
function isNamedEntry(tokens: readonly AwkToken[], at: number): boolean {
  const [open, name, close] = tokens.slice(at + 1, at + 4);
  return isSign(open, '[') && name?.kind === 'string' && /^\w+$/u.test(name.text) && isSign(close, ']');
}

/** `print ARGV[i]`: with another value in it, awk would open another file. */
function isShown(tokens: readonly AwkToken[], at: number): boolean {
  const [open, index, close, after] = tokens.slice(at + 1, at + 5);
  const before = tokens[at - 1];
  return (
    isSign(open, '[') &&
    index?.kind === 'word' &&
    isSign(close, ']') &&
    endsStatement(after) &&
    before?.kind === 'word' &&
    before.text === 'print'
  );
}

/** @returns the files that `getline` takes lines from, where they are written out */
export function awkReads(program: string): string[] {
  const files = (awkReadings(program) ?? []).flatMap((tokens) =>
    tokens.flatMap((token, at) =>
      token.kind === 'word' && token.text === 'getline' ? (spokenFile(tokens, at) ?? []) : [],
    ),
  );
  return [...new Set(files)];
}

/** `getline < "file"` and `getline line < "file"`, with nothing that could make another name of it. */
function spokenFile(tokens: readonly AwkToken[], at: number): string | null {
  const from = tokens[at + 1]?.kind === 'word' ? at + 2 : at + 1;
  const [sign, file, after] = tokens.slice(from, from + 3);
  if (!isSign(sign, '<') || file?.kind !== 'string' || file.text.includes('\\')) return null;
  // gawk opens sockets by name.
  if (file.text.startsWith('/inet')) return null;
  return after === undefined || (after.kind === 'sign' && /^[;})\n]$/u.test(after.text)) ? file.text : null;
}

function readsFrom(tokens: readonly AwkToken[], at: number): boolean {
  const rest = tokens.slice(at + 1, at + 12);
  const end = rest.findIndex((token) => token.kind === 'sign' && /[;}\n)]/u.test(token.text));
  return rest.slice(0, end < 0 ? undefined : end).some((token) => isSign(token, '<'));
}

/** A `>` outside parentheses, in the statement that begins here, to anything but the two streams. */
function redirected(tokens: readonly AwkToken[], from: number): boolean {
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'sign') continue;
    if (/[([]/u.test(token.text)) depth += 1;
    else if (/[)\]]/u.test(token.text)) depth -= 1;
    else if (depth <= 0 && /[;}\n]/u.test(token.text)) return false;
    else if (depth <= 0 && token.text === '>') {
      const target = tokens[at + 1];
      return !(target?.kind === 'string' && STREAMS.test(target.text) && endsStatement(tokens[at + 2]));
    }
  }
  return false;
}

function endsStatement(token: AwkToken | undefined): boolean {
  return token === undefined || (token.kind === 'sign' && /^[;}\n]$/u.test(token.text));
}

function isSign(token: AwkToken | undefined, text: string): boolean {
  return token?.kind === 'sign' && token.text === text;
}
