// Git subcommands that read or write by what follows them: only the reading forms pass.
import type { Command } from '@agent-harness/contracts';
import type { Finding } from '../../policy/verdicts.ts';
import { GIT_ANSWERS, GIT_SUBCOMMANDS } from '../../shell/knowledge/git.ts';
import type { Arguments } from '../../shell/read-arguments.ts';

/** Subcommand → second words that only read. Without a second word they list, but for stash, which pushes, and rerere, which records. */
const READING: Readonly<Record<string, readonly string[]>> = {
  bisect: ['log', 'terms'],
  bundle: ['list-heads', 'verify'],
  notes: ['list', 'show'],
  remote: ['get-url', 'show'],
  rerere: ['status', 'diff', 'remaining'],
  'sparse-checkout': ['list'],
  stash: ['list', 'show'],
  submodule: ['status', 'summary'],
  worktree: ['list'],
};
/** Subcommands that create what an operand names, and the options that make them list instead. */
const CREATING: Readonly<Record<string, { from: number; lists: RegExp }>> = {
  branch: {
    from: 1,
    lists:
      /^(?:-l|-a|-r|--list|--all|--remotes|--contains|--no-contains|--merged|--no-merged|--points-at|--show-current)$/u,
  },
  tag: {
    from: 1,
    lists: /^(?:-l|-n|-v|--list|--verify|--contains|--no-contains|--merged|--no-merged|--points-at)$/u,
  },
  config: {
    from: 2,
    lists: /^(?:-l|--list|--get|--get-all|--get-regexp|--get-urlmatch|--get-color|--get-colorbool)$/u,
  },
  'symbolic-ref': { from: 2, lists: /^$/u },
};
/** Words that since Git 2.46 say what `git config` does. */
const CONFIG_WORDS: Readonly<Record<string, 'reads' | 'writes'>> = {
  list: 'reads',
  get: 'reads',
  set: 'writes',
  unset: 'writes',
  edit: 'writes',
  'rename-section': 'writes',
  'remove-section': 'writes',
};

export function gitFindings({ subcommand, list }: Arguments, command: Command): Finding[] {
  if (subcommand === null) return [];
  return [...writingForm(subcommand, list), ...swallowed(subcommand, command)];
}

/** True for a question that Git answers without a subcommand, such as `git --version`. */
export function isGitAnswer(command: Command): boolean {
  const [, question, ...rest] = command.words;
  return rest.length === 0 && GIT_ANSWERS.has(question?.text ?? '');
}

function writingForm(subcommand: string, list: Arguments['list']): Finding[] {
  const own = list.filter(({ option }) => option === null);
  const action = own[0]?.text ?? null;
  const refused = [{ rule: 'git.writes', words: ['git', subcommand, action ?? ''] }];
  const reading = Object.hasOwn(READING, subcommand) ? READING[subcommand] : undefined;
  if (reading && own.length === 0) return /^(?:stash|bisect|rerere)$/u.test(subcommand) ? refused : [];
  if (reading) return reading.includes(action ?? '') ? [] : refused;
  // A branch's reflog is read by naming the branch, so here the writing words are listed.
  if (subcommand === 'reflog') return /^(?:expire|delete|drop|write)$/u.test(action ?? '') ? refused : [];
  const word = subcommand === 'config' ? CONFIG_WORDS[action ?? ''] : undefined;
  if (word) return word === 'writes' ? refused : [];
  const creating = Object.hasOwn(CREATING, subcommand) ? CREATING[subcommand] : undefined;
  if (!creating || own.length < creating.from) return [];
  return list.some(({ option }) => option !== null && creating.lists.test(option)) ? [] : refused;
}

/**
 * Which options take a value differs between subcommands and versions,
 * so a word that would be taken for a value is still no place for an option that writes or runs.
 */
function swallowed(subcommand: string, command: Command): Finding[] {
  const known = GIT_SUBCOMMANDS[subcommand];
  const end = command.words.findIndex(({ text }) => text === '--');
  return command.words.slice(1, end < 0 ? undefined : end).flatMap(({ text }) => {
    const name = /^--[a-z-]{3,}/u.exec(text ?? '')?.[0];
    if (name === undefined) return [];
    if (known?.executes?.includes(name)) return [{ rule: 'git.executes', words: ['git', name] }];
    return known?.writes?.includes(name) ? [{ rule: 'git.writes', words: ['git', name] }] : [];
  });
}
