// Programs that lie in a folder where every program of the machine may put one, and that this program did not make.
import { posix } from 'node:path';
import type { Command, Program } from '@agent-harness/contracts';
import type { Finding } from '../../../policy/verdicts.ts';
import { looksUpCode } from '../../../shell/knowledge/starting-variables.ts';
import { SHELLS } from '../../../shell/wrapper.ts';
import { loadedCode } from './loaded-code.ts';

/** Interpreters of scripts, and tools that compile and run at once. */
const RUNS =
  /^(?:source|\.|exec|python[\d.]*|node|perl|ruby|php|lua|java|dotnet|tsx|bun|deno|go|wasmtime|wine)$/u;
/** Memory, the second temporary folder, and hidden names: no project's scratch file lies there. */
const HIDDEN = /^\/(?:dev\/shm|var\/tmp)\/|^\/(?:private\/)?tmp\/(?:.*\/)?\.(?!\.)/u;
const TEMPORARY = /^\/(?:(?:private\/)?tmp|var\/tmp|dev\/shm)(?:\/|$)/u;
/** A file right below the temporary folder. */
const LOOSE = /^\/(?:private\/)?tmp\/[^/]+$/u;
const ONLY_GRANTS = /^(?:chmod|ls|file|stat|test|nohup|setsid|sudo|exec)$/u;

export function temporaryCode(command: Command, { commands }: Program): Finding[] {
  const base = posix.basename(command.name ?? '');
  const operands = command.words
    .slice(1)
    .flatMap(({ text }) => (text && !text.startsWith('-') ? [text] : []));
  const verb = /go|deno|bun/u.test(base) && operands[0] === 'run' ? 1 : 0;
  const script = SHELLS.has(base) || RUNS.test(base) ? operands.slice(verb, verb + 1) : [];
  const own = command.name?.includes('/') ? [command.name] : [];
  const compiled = verb === 1 ? script : [];
  const sought = [...searched(command), ...loadedCode(base, command)].filter((path) => TEMPORARY.test(path));
  // What starts it names it too, but does not make it: `taskset 1 /tmp/x`.
  const before = commands
    .slice(0, Math.max(0, commands.indexOf(command)))
    .filter(({ name }) => !command.via.some((via) => via.split(' ')[0] === posix.basename(name ?? '')));
  const run = [
    ...[...own, ...script, ...putAmongPrograms(base, operands)].filter((path) => HIDDEN.test(path)),
    ...[...own, ...compiled].filter((path) => LOOSE.test(path)),
    ...sought,
  ].filter((path) => !before.some((earlier) => makes(earlier, path)));
  return run.length > 0 ? [{ rule: 'open.code', words: [base, ...run] }] : [];
}

/** What is copied to where a shell looks for its commands. */
function putAmongPrograms(base: string, operands: readonly string[]): readonly string[] {
  const isProgram = /(?:^|\/)\.?s?bin\/[^/]*$/u.test(operands.at(-1) ?? '');
  return isProgram && /^(?:cp|mv|ln|install)$/u.test(base) ? operands.slice(0, -1) : [];
}

/** Folders that its code is looked up in. */
function searched({ words, assignments }: Command): string[] {
  const set = assignments
    .filter(({ name }) => looksUpCode(name))
    .flatMap(({ value }) => (value.text ?? '').split(':'));
  const given = words.flatMap(({ text }, at) =>
    /^(?:-cp|-classpath|--class-path)$/u.test(words[at - 1]?.text ?? '') ? (text ?? '').split(':') : [],
  );
  return [...set, ...given];
}

/** Some word or redirect of an earlier command names it, and that command does more than give leave or look. */
function makes({ name, words, redirects }: Command, path: string): boolean {
  if (ONLY_GRANTS.test(posix.basename(name ?? ''))) return false;
  return (
    words
      .slice(1)
      .some(
        ({ text }) =>
          text !== null && (text.endsWith(path) || (path.startsWith(`${text}/`) && text.startsWith('/tmp/'))),
      ) || redirects.some(({ target }) => target.text === path)
  );
}
