// Assigns every commit to its unit of work: the merge that brought it to the main line, or itself.
import type { Commit } from '../../../history/commit.ts';
import { changeRequestOf } from './change-request.ts';

export interface Placement {
  /** Sha of the unit: the merge of a named change request, else the commit. */
  unit: string;
  /** Position of the unit on the main line, 0 = newest; orders units as the history does. */
  age: number;
}

/**
 * Feed it commits children first. Of several merges that reach a commit, the oldest one brought it in.
 * Memory is bounded by the commits seen as parents and not yet visited.
 */
export function startPlacing(head: string): (commit: Commit) => Placement {
  const mainline = new Set([head]);
  const pending = new Map<string, Placement>();
  let age = 0;
  return (commit) => {
    const onMainline = mainline.delete(commit.sha);
    const inherited = pending.get(commit.sha);
    pending.delete(commit.sha);
    if (onMainline) age += 1;
    const own = { unit: commit.sha, age };
    const placement = onMainline ? own : (inherited ?? own);
    const [first, ...others] = commit.parents;
    if (onMainline && first !== undefined) mainline.add(first);
    const named = onMainline && others.length > 0 && changeRequestOf(commit.subject, commit.body) !== null;
    const handOn = onMainline ? (named ? own : null) : (inherited ?? null);
    for (const parent of onMainline ? others : commit.parents) {
      const known = pending.get(parent);
      if (mainline.has(parent) || handOn === null) continue;
      if (known === undefined || known.age < handOn.age) pending.set(parent, handOn);
    }
    return placement;
  };
}
