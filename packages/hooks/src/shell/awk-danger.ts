// Looks in an awk program, strings and patterns set aside, for what runs programs or opens files.
import { type AwkToken, awkReadings, endsStatement, isSign } from './awk-tokens.ts';
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
  if (tokens.some(runsUnread)) return 'executes';
  return tokens.some(opens) ? 'opens' : null;
}

function runsUnread(token: AwkToken, at: number, tokens: readonly AwkToken[]): boolean {
  if (token.kind === 'word' && token.text === 'system') return true;
  if (isSign(token, '@')) return true;
  const piped = isSign(token, '|') && !isSign(tokens[at - 1], '|') && !isSign(tokens[at + 1], '|');
  return piped && spokenCommand(tokens, at) === null && spokenSource(tokens, at) === null;
}

function opens(token: AwkToken, at: number, tokens: readonly AwkToken[]): boolean {
  if (token.kind !== 'word') return false;
  // gawk's tables of all variables hold those two as well.
  if (/^(?:ENVIRON|SYMTAB|FUNCTAB)$/u.test(token.text)) return true;
  if (token.text === 'PROCINFO') return !isNamedEntry(tokens, at);
  if (token.text === 'ARGV') return !isShown(tokens, at);
  // `getline` alone takes the next line of the input; `getline < file` opens one.
  if (token.text === 'getline')
    return signOutside(tokens, at + 1, '<') !== null && spokenFile(tokens, at) === null;
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
  return endsStatement(after) || isSign(after, ')') ? file.text : null;
}

/** A `>` outside brackets to anything but the two streams. */
function redirected(tokens: readonly AwkToken[], from: number): boolean {
  const at = signOutside(tokens, from, '>');
  if (at === null) return false;
  const target = tokens[at + 1];
  return !(target?.kind === 'string' && STREAMS.test(target.text) && endsStatement(tokens[at + 2]));
}

/** Where a sign stands in the statement from here on, outside brackets; null where it does not. */
function signOutside(tokens: readonly AwkToken[], from: number, sign: string): number | null {
  let depth = 0;
  for (let at = from; at < tokens.length && depth >= 0; at += 1) {
    const token = tokens[at];
    if (isSign(token, '([')) depth += 1;
    else if (isSign(token, ')]')) depth -= 1;
    else if (depth === 0 && isSign(token, sign)) return at;
    else if (depth === 0 && isSign(token, ';}\n')) return null;
  }
  return null;
}
