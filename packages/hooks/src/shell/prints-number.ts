// Tells a substitution that can only print a number, such as `$(wc -l < file)`, from one that may print anything.
import type { CommandNode, ParsedScript } from 'unbash';

/** Command → what one of its words must be so that it prints a number; null where it always does. */
const COUNTS: Readonly<Record<string, RegExp | null>> = {
  wc: null,
  nproc: null,
  expr: null,
  seq: null,
  grep: /^(?:-[a-zA-Z]*c[a-zA-Z]*|--count)$/u,
  egrep: /^(?:-[a-zA-Z]*c[a-zA-Z]*|--count)$/u,
  rg: /^(?:-c|--count|--count-matches)$/u,
  date: /^\+[%a-zA-Z0-9-]*%[sYmdHMSNjuw]$/u,
  id: /^-[ug]$/u,
  stat: /^(?:%[sYXZhi]|--format=%[sYXZhi])$/u,
  git: /^--count$/u,
  jq: /^length$/u,
};

/** A word that could bring other text into what is printed: a file's name is printed as well. */
const FOREIGN = /[$`[\]*?{}]/u;

export function printsNumber(script: ParsedScript | undefined): boolean {
  if (!script || script.errors?.length) return false;
  const [statement, ...rest] = script.commands;
  if (!statement || rest.length > 0) return false;
  const node = statement.command;
  return last(node.type === 'Pipeline' ? node.commands.at(-1) : node.type === 'AndOr' ? undefined : node);
}

function last(node: CommandNode | undefined): boolean {
  if (node?.type !== 'Command' || !node.name) return false;
  const name = node.name.value;
  if (!Object.hasOwn(COUNTS, name)) return false;
  const needed = COUNTS[name];
  const quoted = name === 'expr' || name === 'grep' || name === 'egrep' || name === 'rg';
  const foreign = node.args.some(({ text }) => FOREIGN.test(quoted ? text.replace(/^'[^']*'$/u, '') : text));
  return !foreign && (!needed || node.args.some((arg) => arg.type === 'Word' && needed.test(arg.value)));
}
