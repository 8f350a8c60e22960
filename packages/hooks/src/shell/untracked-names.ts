// Finds the variables whose value cannot be followed by reading: set twice, by a builtin, a loop or arithmetic.
import { type Command, type ParsedScript, type SyntaxNode, forEachChild } from 'unbash';

/** Builtins that set variables by name at run time; one of them makes every name uncertain, unless it writes out which it sets. */
export const SETTERS: ReadonlySet<string> = new Set(
  'read printf mapfile readarray getopts declare typeset local export readonly let unset eval source . wait set shift'.split(
    ' ',
  ),
);

/** A name that stands for all: a builtin somewhere in the program may set any. */
export const ANY_NAME = '*';

/** What the shell sets by itself, at any command or at one that does not name it. */
export const SHELL_SETS: readonly string[] =
  '_ IFS PWD OLDPWD DIRSTACK RANDOM SRANDOM LINENO SECONDS EPOCHSECONDS EPOCHREALTIME HISTCMD PIPESTATUS FUNCNAME REPLY MAPFILE OPTARG OPTIND COPROC UID EUID PPID GROUPS BASHPID BASH_ARGV BASH_ARGV0 BASH_COMMAND BASH_REMATCH BASH_SOURCE BASH_SUBSHELL'.split(
    ' ',
  );

/** @returns names that must read as dynamic everywhere, with `*` when that is every name */
export function untrackedNames(script: ParsedScript): ReadonlySet<string> {
  const seen = new Set<string>();
  const untracked = new Set(SHELL_SETS);
  // Before `read` they hold for that command alone.
  const ofRead = new Set<SyntaxNode>();
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Assignment') {
      if (seen.has(node.name) || node.append || node.index) untracked.add(node.name);
      seen.add(node.name);
      // Other separators make other words of every value.
      if (node.name === 'IFS' && !ofRead.has(node)) untracked.add(ANY_NAME);
    }
    if (node.type === 'Function') untracked.add('1');
    if (node.type === 'Select') untracked.add(node.name.value);
    if (node.type === 'For') {
      if (seen.has(node.name.value)) untracked.add(node.name.value);
      seen.add(node.name.value);
    }
    if (node.type === 'ParameterExpansion' && node.operation?.type === 'Default')
      untracked.add(node.parameter);
    if (node.type === 'Command') {
      const written = node.name?.text ?? '';
      if (written === 'read') for (const own of node.prefix) ofRead.add(own);
      // Set once more, the arguments are as little certain as in a function.
      if (isSetter(node))
        for (const name of setBy(node)) untracked.add(name === '@' && untracked.has(name) ? '1' : name);
    }
    if (node.type === 'ArithmeticWord')
      for (const [name] of node.value.matchAll(/[A-Za-z_]\w*/gu)) untracked.add(name);
    forEachChild(node, visit);
  };
  forEachChild(script, visit);
  return untracked;
}

/** True for a builtin that sets variables by name. */
export function isSetter(node: Command): boolean {
  const name = node.name?.value ?? '';
  // printf writes a variable only with -v in first place; every other setter does by nature.
  if (name === 'printf') {
    const [first] = node.args;
    return first?.type !== 'Word' || !/^[^-$`]/u.test(first.value);
  }
  if (name === 'set') return !setsOptions(node.args);
  if (name === 'command' || name === 'builtin')
    return node.args.some((arg) => arg.type === 'Word' && SETTERS.has(arg.value));
  return SETTERS.has(name);
}

/** Setter → the options by which it sets no more than the names that it is given. */
const NAMED: Readonly<Record<string, RegExp>> = {
  read: /^-[ersptndiuN\d]*a?$/u,
  mapfile: /^-t$/u,
  readarray: /^-t$/u,
  unset: /^-v$/u,
  wait: /^-f$/u,
  export: /^-p$/u,
  readonly: /^-p$/u,
  // A reference (`-n`) sets what it refers to.
  declare: /^[-+][agilrux]+$/u,
  typeset: /^[-+][agilrux]+$/u,
  local: /^[-+][agilrux]+$/u,
};

/** Builtins that give variables a value and attributes. */
export const DECLARES = /^(?:export|readonly|declare|typeset|local)$/u;
/** Attributes that change nothing in the value: what is set is an assignment like any other. */
const KEEPS_VALUE = /^-[rxg]+$/u;

/** True for `export x=a`, and not for `export x`, which may take a value away. */
export function isDeclaration({ name, args }: Command): boolean {
  if (!DECLARES.test(name?.text ?? '')) return false;
  return args.every((arg) => arg.type === 'Assignment' || KEEPS_VALUE.test(arg.text));
}

/** The variables that a setter names, or every one where that is not written out; `@` for the arguments. */
function setBy(node: Command): string[] {
  const { args } = node;
  const setter = node.name?.text ?? '';
  if (setter === 'set' && args[0]?.text === '--') return ['@'];
  if (isDeclaration(node)) return [];
  const options = NAMED[setter];
  if (!options) return [ANY_NAME];
  const names = args.flatMap((arg): string[] => {
    if (arg.type === 'Assignment') return [arg.name];
    if (/[$`\\[{]/u.test(arg.text)) return [ANY_NAME];
    if (arg.value.startsWith('-') || arg.value.startsWith('+'))
      return options.test(arg.value) ? [] : [ANY_NAME];
    const named = /^([A-Za-z_]\w*)(?:\+?=|$)/u.exec(arg.value)?.[1];
    // What is no name is a prompt or another value of an option.
    return [named ?? (setter === 'read' ? '' : ANY_NAME)];
  });
  return names.includes('IFS') ? [ANY_NAME] : names.filter((one) => one !== '');
}

/** `set -e` and `set -o pipefail` set options only; with other words it sets the arguments. */
function setsOptions(args: Command['args']): boolean {
  const texts = args.map(({ text }) => text);
  return texts.every(
    (text, at) =>
      /^[-+][A-Za-z]+$/u.test(text) ||
      (/[-+][A-Za-z]*o$/u.test(texts[at - 1] ?? '') && /^[a-z]+$/u.test(text)),
  );
}
