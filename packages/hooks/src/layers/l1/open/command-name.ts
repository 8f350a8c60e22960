// The program behind a command word that only running tells in part: `"$(brew --prefix)/bin/jq"` is jq, `"$PYTHON"` what the person set.
import type { Command, Program } from '@agent-harness/contracts';

/** A computed folder, then the name of a program in it. */
const IN_FOLDER = /^"?(?:\$\{?\w+\}?|\$\([\w\s./-]+\))"?(?:\/[\w.+-]+)*\/([\w.+-]+)"?$/u;
/** Programs whose answer is the path of another program. */
const FOUND = /^"?\$\((?:which|command -v|type -p) ([\w.+-]+)\)"?$/u;
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

function nameOf({ words, via }: Command, program: Program): string | null {
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
    !program.commands.some((command) => sets(command, variable));
  return isTheirs ? (otherwise ?? `$${variable}`) : null;
}

function sets({ name, words, assignments }: Command, variable: string): boolean {
  return assignments.some((set) => set.name === variable) || (SETS.test(name ?? '') && words.length > 1);
}
