// Which of all commands a newcomer should type, for each purpose.
import type { FactOf } from '../../setup/fact.ts';
import { factsOf, type Setup } from '../../setup/read-setup.ts';
import { jobRunning } from '../../setup/runs-in-ci.ts';
import { dangersOf, isPlainCommand } from '../unsafe-shell.ts';

type Command = FactOf<'command'>;
export type Purpose = 'install' | 'configure' | 'build' | 'run' | 'test' | 'test-one' | 'lint';

/** By the word that says what a command does; earlier words are the more usual names. */
const VERBS: readonly (readonly [Purpose, readonly string[]])[] = [
  ['install', ['install', 'ci', 'sync', 'bootstrap', 'setup', 'deps', 'restore', 'download', 'init']],
  ['build', ['build', 'compile', 'dist', 'bundle', 'package']],
  ['run', ['start', 'dev', 'serve', 'server', 'run', 'up', 'develop']],
  ['test', ['test', 'tests', 'pytest', 'tox', 'nox', 'unit']],
  ['lint', ['lint', 'check', 'typecheck', 'format', 'fmt', 'vet']],
];
const MOST_FOLDERS = 4;

/** Best first: at the root one or two, else one for each of a few folders. Dangerous or unreadable ones never. */
export function chooseCommands(setup: Setup, purpose: Purpose): Command[] {
  const jobs = factsOf(setup, 'job');
  const candidates = factsOf(setup, 'command')
    .filter((fact) => purposeOf(fact)?.purpose === purpose && isUsable(fact))
    .map((fact) => ({ fact, score: score(fact, jobs) }))
    .sort((a, b) => b.score - a.score || (a.fact.command < b.fact.command ? -1 : 1));
  const root = candidates.filter(({ fact }) => fact.folder === '');
  if (root.length > 0)
    return several(
      purpose,
      root.map(({ fact }) => fact),
    );
  const folders = new Map<string, Command>();
  for (const { fact } of candidates) if (!folders.has(fact.folder)) folders.set(fact.folder, fact);
  return [...folders.values()].slice(0, MOST_FOLDERS);
}

/** Installing needs every package manager of the root; running may have a second way, in containers. */
function several(purpose: Purpose, root: readonly Command[]): Command[] {
  const [best] = root;
  if (best === undefined) return [];
  const other = root.find((fact) =>
    purpose === 'install'
      ? best.runs === '' &&
        fact.runs === '' &&
        toolOf(fact) !== toolOf(best) &&
        !/^(sh|bash)$/.test(toolOf(best))
      : purpose === 'run' && fact.command === 'docker compose up',
  );
  return other === undefined || other === best ? [best] : [best, other];
}

function toolOf({ command }: Command): string {
  return command.split(' ')[0] ?? '';
}

/** `null` for commands with a purpose of their own. */
function purposeOf(fact: Command): { purpose: Purpose; rank: number } | null {
  const { command, file, runs } = fact;
  if (/^cp \S+ \.env$/.test(command)) return { purpose: 'configure', rank: 0 };
  if (isOneTest(command)) return { purpose: 'test-one', rank: 0 };
  // An image is one way to deliver; building it is not what a newcomer builds first.
  if (command.startsWith('docker build')) return null;
  const name = verbOf(command);
  for (const [purpose, verbs] of VERBS) {
    const rank = verbs.indexOf(name);
    if (rank !== -1) return { purpose, rank };
  }
  // What `[project.scripts]` names is a program, whatever it is called.
  return file.endsWith('pyproject.toml') && runs.includes(':') ? { purpose: 'run', rank: 5 } : null;
}

/** The word that says what a command does: a script, a target, a subcommand. */
function verbOf(command: string): string {
  const words = command.split(' ').filter((word) => !word.startsWith('-') && word !== './...');
  const [tool = '', first = tool] = words;
  if (/^(go|cargo) run\b/.test(command)) return 'run';
  if (command.includes('pip install')) return 'install';
  // The tool has tools of its own, or starts another one.
  const nested = /^(mod|compose)$/.test(first) || (first === 'run' && words.length > 2);
  const verb = nested ? (words.at(-1) ?? '') : first;
  return verb.replace(/^.*\//, '').replace(/\.\w+$/, '');
}

function isOneTest(command: string): boolean {
  return /^npx (vitest run|jest|mocha) \S|pytest \S+\.py$|^go test \.\/(?!\.\.\.)/.test(command);
}

function isUsable({ command, runs, folder }: Command): boolean {
  return (
    isPlainCommand(command) &&
    dangersOf(runs).length === 0 &&
    !/no test specified/.test(runs) &&
    !/(^|\/)\./.test(folder)
  );
}

function score(fact: Command, jobs: readonly FactOf<'job'>[]): number {
  const inCi = jobRunning(fact.command, jobs) === null ? 0 : 4;
  const depth = fact.folder === '' ? 0 : fact.folder.split('/').length;
  const authored = fact.runs === '' ? 0 : 1;
  const usual = fact.command === 'docker compose up' ? 1 : 0;
  return inCi + authored + usual - depth * 3 - (purposeOf(fact)?.rank ?? 0) / 10;
}
