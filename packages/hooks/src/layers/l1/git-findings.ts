// Git subcommands that read or write by what follows them: only the reading forms pass.
import type { Finding } from '../../policy/verdicts.ts';
import type { Arguments } from '../../shell/read-arguments.ts';

/** Subcommand → second words that only read. Without a second word they list, but for stash, which pushes. */
const READING: Readonly<Record<string, readonly string[]>> = {
  bisect: ['log', 'view'],
  notes: ['list', 'show'],
  remote: ['get-url'],
  stash: ['list', 'show'],
  submodule: ['status', 'summary'],
  worktree: ['list'],
};
/** Subcommands that create what an operand names, unless one of these options makes them list. */
const LISTING =
  /^(?:-l|-a|-r|-v|-vv|-n\d*|--list|--all|--remotes|--contains|--no-contains|--merged|--no-merged|--points-at|--show-current|--get|--get-all|--get-regexp|--get-urlmatch|--sort)$/u;
const CREATING: Readonly<Record<string, number>> = { branch: 1, tag: 1, config: 2, 'symbolic-ref': 2 };

export function gitFindings({ subcommand, list }: Arguments): Finding[] {
  if (subcommand === null) return [];
  const own = list.filter(({ option }) => option === null);
  const action = own[0]?.text ?? null;
  const refused = [{ rule: 'git.writes', words: ['git', subcommand, action ?? ''] }];
  const reading = Object.hasOwn(READING, subcommand) ? READING[subcommand] : undefined;
  if (reading && own.length === 0) return subcommand === 'stash' || subcommand === 'bisect' ? refused : [];
  if (reading) return action !== null && reading.includes(action) ? [] : refused;
  // A branch's reflog is read by naming the branch, so here the writing words are listed.
  if (subcommand === 'reflog') return /^(?:expire|delete|drop|write)$/u.test(action ?? '') ? refused : [];
  if (subcommand === 'config' && action === 'edit') return refused;
  const allowed = Object.hasOwn(CREATING, subcommand) ? CREATING[subcommand] : undefined;
  const lists = list.some(({ option }) => option !== null && LISTING.test(option));
  return allowed !== undefined && own.length >= allowed && !lists ? refused : [];
}
