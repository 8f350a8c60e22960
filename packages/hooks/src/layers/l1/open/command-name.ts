// The program behind a command word that only running tells in part: `"$(brew --prefix)/bin/jq"` is jq, `"$PYTHON"` what the person set.
import type { Command, Program } from '@agent-harness/contracts';

/** A computed folder, then the name of a program in it. */
const IN_FOLDER = /^"?(?:\$\{?\w+\}?|\$\([\w\s./-]+\))"?(?:\/[\w.+-]+)*\/([\w+][\w.+-]*)"?$/u;
/** Programs whose answer is the path of another program. */
const FOUND = /^(?:\(listed\) )?"?\$\((?:which|command -v|type -p) ([\w.+-]+)\)"?$/u;
const VARIABLE = /^"?\$\{?([A-Za-z]\w*)(?::?-([\w./+-]+))?\}?"?$/u;
/** Variables in which Bash itself keeps a shell, or a text. */
const SHELLS = /^(?:BASH\w*|SHELL|ZSH\w*|IFS|PS\d|PWD|OLDPWD|REPLY|OPTARG|PATH|HOME|_)$/u;
const SETS =
  /^(?:read|mapfile|readarray|printf|getopts|declare|typeset|local|export|readonly|eval|source|\.|set|let)$/u;

/** The same program, with such commands named. A name that stays null is refused. */
export function withNames(program: Program): Program {
  const commands = program.commands.map((command) =>
    command.name === null ? { ...command, name: nameOf(command, program) } : command,
  );
  return { ...program, commands };
}

/** The person's own shell, asked for its version or opened in place of this one. */
function opensShell({ words, via, redirects }: Command, { source }: Program): boolean {
  return (
    /^"?\$\{?SHELL\}?"?$/u.test(words[0]?.source ?? '') &&
    (words.length > 1 || via.length > 0) &&
    words.slice(1).every(({ text }) => /^(?:-l|--login|--version)$/u.test(text ?? '')) &&
    via.every((name) => name === 'exec') &&
    redirects.length === 0 &&
    !/[|<`]/u.test(source)
  );
}

function nameOf(command: Command, program: Program): string | null {
  const { words, via } = command;
  if (opensShell(command, program)) return '$SHELL';
  const [word, ...rest] = words;
  const source = word?.source ?? '';
  const named = IN_FOLDER.exec(source)?.[1] ?? FOUND.exec(source)?.[1];
  if (named !== undefined) return named;
  const [, variable, otherwise] = VARIABLE.exec(source) ?? [];
  // What the person has set is theirs; what the program sets, or feeds, is unread.
  const isTheirs =
    variable !== undefined &&
    via.length === 0 &&
    !SHELLS.test(variable) &&
    !/[|<`]/u.test(program.source) &&
    !rest.some(({ text }) => /^-[a-z]*c$/u.test(text ?? '')) &&
    !program.commands.some((other) => sets(other, variable));
  return isTheirs ? (otherwise ?? `$${variable}`) : null;
}

function sets({ name, words, assignments }: Command, variable: string): boolean {
  return assignments.some((set) => set.name === variable) || (SETS.test(name ?? '') && words.length > 1);
}
