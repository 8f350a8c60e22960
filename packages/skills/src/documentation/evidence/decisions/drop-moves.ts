// Leaves out files that only moved: a removal and an addition of the same thing in one commit.
import type { Change } from '../../../history/commit.ts';

/** Pairs by equal content, then by equal file name, then by equal kind of project file; each file pairs once. */
export function dropMoves(changes: readonly Change[]): Change[] {
  const added = new Set(changes.filter((change) => change.status === 'added'));
  const removed = new Set(changes.filter((change) => change.status === 'removed'));
  for (const alike of [sameContent, sameName, sameProjectKind]) {
    for (const old of removed) {
      const moved = [...added].find((candidate) => alike(old, candidate));
      if (moved === undefined) continue;
      removed.delete(old);
      added.delete(moved);
    }
  }
  return changes.filter((change) => change.status === 'changed' || added.has(change) || removed.has(change));
}

function sameContent(old: Change, now: Change): boolean {
  return old.before === now.after;
}

function sameName(old: Change, now: Change): boolean {
  return nameOf(old.path) === nameOf(now.path);
}

function sameProjectKind(old: Change, now: Change): boolean {
  const kind = /\.(cs|fs|vb)proj$/.exec(old.path)?.[0];
  return kind !== undefined && now.path.endsWith(kind);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
