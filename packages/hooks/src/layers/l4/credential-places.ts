// Credential files that a call names: in its paths, in shell words, inside `key=@file` and behind wildcards.
import { posix } from 'node:path';
import type { Command, Policy, Program, ToolEvent } from '@agent-harness/contracts';
import type { DecideContext } from '../../decide/context.ts';
import { isOpen } from '../../policy/is-open.ts';
import { type Finding, rulesOf } from '../../policy/verdicts.ts';
import { globExpressions, hasGlob } from '../../shell/glob.ts';
import { readArguments } from '../../shell/read-arguments.ts';
import { HOME } from '../../shell/reading.ts';
import { writtenScripts } from '../../shell/written-scripts.ts';
import { reachedByPattern } from './reached-by-pattern.ts';
import { usedWords } from './used-not-shown.ts';

/** Example files that are meant to be read. */
const SAMPLE = /\.(?:example|sample|template|dist|defaults?|schema|md|pub)$/u;
/** Certificates by their names: what a server shows to everyone who connects. */
const CERTIFICATE =
  /(?:^|\/)(?!\.ssh\/)(?![^/]*(?:key|priv))(?:[\w-]+[._-])?(?:certs?|certificates?|chain|fullchain|ca|cacert|ca-?bundle|root-?ca|isrgrootx1|public|pub)(?:[._-]\w+)?\.pem$/iu;
const MAX_WORD = 4096;

export function credentialPlaces(
  { tool, paths, program, texts }: ToolEvent,
  policy: Policy,
  context: DecideContext,
): Finding[] {
  const patterns = texts
    .filter(({ from }) => (from === '/tool_input/pattern' && tool !== 'Grep') || from === '/tool_input/glob')
    .map(({ text }) => text);
  const used = program && isOpen(policy) ? usedWords(program) : new Set<string>();
  const words = [
    ...paths.filter(({ from }) => !used.has(from)).flatMap(({ path }) => [path, realOf(path, context)]),
    ...globsOnly(patterns),
    ...(program ? programWords(program, used) : []),
  ];
  const candidates = [...new Set(words.filter((word) => word.length <= MAX_WORD).flatMap(spellings))].filter(
    (path) => !(isOpen(policy) && CERTIFICATE.test(path)),
  );
  // A call that also writes could carry what it reads: an exception must name both.
  const access = paths.some((path) => path.access === 'write') ? 'write' : 'read';
  return rulesOf(policy, 'L4', 'credential-path').flatMap(({ id, match }) => {
    const found = candidates.filter((candidate) => names(match.globs, candidate));
    return found.map((path) => ({
      rule: id,
      words: [path],
      about: { kind: 'path', paths: [path], access } as const,
    }));
  });
}

function programWords(program: Program, used: ReadonlySet<string>): string[] {
  return [
    ...shellWords(program, used),
    ...writtenScripts(program).flatMap(literals),
    ...printedNames(program),
  ];
}

/** A link named `notes.txt` may lead to a key; where it cannot be followed, L2 has refused it. */
function realOf(path: string, context: DecideContext): string {
  const resolved = context.resolve(path);
  return 'real' in resolved ? resolved.real : path;
}

/** A Glob pattern looks for files; the pattern of another tool's search only looks like one. */
function globsOnly(patterns: readonly string[]): string[] {
  return patterns.filter((pattern) => !/[\s()|\\^$+]/u.test(pattern));
}

/** Programs that are told in their input which files to open. */
const TAKES_COMMANDS = new Set(
  'sqlite3 duckdb psql mysql mariadb gnuplot sftp ftp lftp ed ex gdb'.split(' '),
);

/** Words that could be opened: not what a command is known to treat as data. */
function shellWords(program: Program, used: ReadonlySet<string>): string[] {
  return program.commands.flatMap((command) => {
    const packed = packs(command) || opensOperands(command);
    const fromArguments = readArguments(command).list.flatMap(({ text, word, role }) =>
      (role === 'data' && !packed) || role === 'script' || used.has(word.source)
        ? []
        : [text ?? dynamicPath(word.source), ...literals(text ?? '')],
    );
    const redirected = command.redirects.flatMap(({ op, target }) => {
      if (op.startsWith('<<')) return namedIn(command, target.text ?? '');
      return used.has(target.source) ? [] : [target.text ?? dynamicPath(target.source)];
    });
    return [...fromArguments, ...redirected];
  });
}

/** What such a program is told to open in its input. A word with no folder before it may be a column: `t.env`. */
function namedIn(command: Command, input: string): string[] {
  if (!TAKES_COMMANDS.has(baseOf(command))) return [];
  return input.split(/[\s'"]/u).filter((part) => /^\.|\//u.test(part));
}

/** Programs that take names from a pipe. */
const TAKES_NAMES = new Set('xargs cpio pax parallel rush read mapfile readarray'.split(' '));
const PRINTS = new Set(['echo', 'printf']);

/** `echo a/.env | xargs cat`: a name is printed only to be opened. */
function printedNames({ source, commands }: Program): string[] {
  if (!source.includes('|') || !commands.some((command) => TAKES_NAMES.has(baseOf(command)))) return [];
  return commands
    .filter((command) => PRINTS.has(baseOf(command)) && command.redirects.length === 0)
    .flatMap(({ words }) => words)
    .flatMap(({ text, source: word }) => (text ?? dynamicPath(word)).split(/\s|\\[n0]/u));
}

/** `man` opens a page that is given as a path. */
function opensOperands(command: Command): boolean {
  return baseOf(command) === 'man' && command.words.slice(1).some(({ text }) => text?.includes('/') === true);
}

/** The tables know the operands of these two as names of members; where they pack, they are files. */
function packs(command: Command): boolean {
  const base = baseOf(command);
  const words = command.words.slice(1);
  // All that ar does but this is to read, move or delete members.
  if (base === 'ar') return !/^-?[dmpstx]/u.test(words[0]?.text ?? '');
  if (base !== 'tar') return false;
  return words.some(
    ({ text }, at) =>
      // Each option is also taken by its first letters.
      /^--(?:cr|ap|up)|^-[a-zA-Z]*[cru]/u.test(text ?? '') ||
      (at === 0 && /^[a-zA-Z]*[cru]/u.test(text ?? '')),
  );
}

function baseOf({ name }: Command): string {
  return posix.basename(name ?? '');
}

/** Paths in the code of a one-liner: `open('/etc/shadow')`. */
function literals(code: string): string[] {
  return Array.from(code.matchAll(/['"]((?:[~/]|\.env)[\w./~-]*)['"]/gu), ([, path]) => path ?? '');
}

/** A word with a part that only running tells still shows what it ends in. */
function dynamicPath(source: string): string {
  return source.replaceAll(/["']/gu, '').replace(/^~|\$\{?HOME\}?/gu, HOME);
}

/** The word, and what follows `=`, `@`, `:` or `,` in it: `--data=@/root/.netrc`, `host:.env`. */
function spellings(word: string): string[] {
  return [word, ...word.split(/[=@:,]/u)]
    .filter((part) => part !== '')
    .map((part) => posix.normalize(part.startsWith('~/') ? HOME + part.slice(1) : part));
}

function names(globs: readonly string[], candidate: string): boolean {
  const path = candidate.startsWith('/') ? candidate : `/${candidate}`;
  // A disk that ignores case opens the same file.
  const folded = path.toLowerCase();
  if (folded !== path && !SAMPLE.test(folded) && globExpressions(globs).some((glob) => glob.test(folded)))
    return true;
  if (globExpressions(globs).some((glob) => glob.test(path))) return !SAMPLE.test(path);
  return hasGlob(path) && reachedByPattern(path, globs);
}
