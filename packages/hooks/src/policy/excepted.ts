// Whether an exception of the policy lets one finding pass: only one that is about exactly what the exception names.
import type { Command, Exception, Policy, Program, ToolEvent, Where } from '@agent-harness/contracts';
import { globExpressions } from '../shell/glob.ts';
import { isAtOrBelow } from './is-at-or-below.ts';
import { isOpen } from './is-open.ts';

/** What a finding is about. A finding that does not say has no exceptions. */
export type Subject =
  | { kind: 'command'; command: Command; cwd: string }
  /** Every form under which the path is known: as written, and with its links resolved. */
  | { kind: 'path'; paths: readonly string[]; access: ToolEvent['paths'][number]['access'] }
  | { kind: 'host'; host: string };

/**
 * The one command of a program. Beside another one a command may mean something else (`cd elsewhere`, a pipe, a function),
 * so a program of several is about none of them.
 */
export function commandSubject({ commands, problems }: Program, cwd: string): Subject | undefined {
  const [command] = commands;
  return command && commands.length === 1 && problems.length === 0
    ? { kind: 'command', command, cwd }
    : undefined;
}

export function exceptionFor(
  rule: string,
  about: Subject | undefined,
  policy: Policy,
): Exception | undefined {
  if (about === undefined) return undefined;
  return policy.exceptions?.find((one) => one.rule === rule && covers(one.where, about, policy));
}

function covers(where: Where, about: Subject, policy: Policy): boolean {
  switch (where.kind) {
    case 'command':
      return about.kind === 'command' && isCommand(where, about.command) && !isWritable(about.cwd, policy);
    case 'path':
      return (
        about.kind === 'path' &&
        where.access.includes(about.access) &&
        about.paths.length > 0 &&
        about.paths.every(
          (path) => isPlain(path) && globExpressions(where.globs).some((glob) => glob.test(path)),
        )
      );
    case 'host':
      return (
        about.kind === 'host' &&
        where.hosts.some((host) =>
          host.startsWith('*.') ? about.host.endsWith(host.slice(1)) : about.host === host,
        )
      );
  }
}

/** Letter by letter, and nothing around it that could change what it does. */
function isCommand({ name, words }: Where & { kind: 'command' }, command: Command): boolean {
  return (
    command.name === name &&
    command.assignments.length === 0 &&
    command.via.length === 0 &&
    command.redirects.every(({ op, target }) => op === '>&' && /^[12]$/u.test(target.text ?? '')) &&
    command.words.length === words.length + 1 &&
    command.words.slice(1).every(({ text }, at) => text === words[at])
  );
}

/** Where the agent can write, it can also change what a command reads there: a remote's address, a build file. */
function isWritable(cwd: string, policy: Policy): boolean {
  return !isOpen(policy) && policy.space.write.some((root) => isAtOrBelow(cwd, root));
}

/** A word that a shell, or a climbing path, would still make something else of is not what it looks like. */
function isPlain(path: string): boolean {
  return !/[*?[\]{}\\$~]/u.test(path) && !path.split('/').includes('..');
}
