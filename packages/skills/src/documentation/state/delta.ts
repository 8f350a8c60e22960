// Which part of the history is new since the last approved run.
import type { Git } from '../../git/git.ts';
import type { State } from './state.ts';

export interface Delta {
  /** Commits that this one reaches were read before; null for the whole history. */
  since: string | null;
  rescanned: State['rescanned'];
}

/** After a force-push reading begins again where both histories part, and the range says so. */
export async function deltaSince(git: Git, head: string, state: State | null): Promise<Delta> {
  if (state === null) return { since: null, rescanned: null };
  const { lastSha } = state;
  const ancestor = await git.run('merge-base', '--is-ancestor', lastSha, head);
  if (ancestor.code === 0) return { since: lastSha, rescanned: null };
  // Code 1 says no; anything else that the commit is not in this clone any more.
  const base = ancestor.code === 1 ? await git.run('merge-base', lastSha, head) : null;
  const from = base?.code === 0 ? (base.stdout.trim().split('\n')[0] ?? null) : null;
  return { since: from, rescanned: { from, lost: lastSha } };
}
