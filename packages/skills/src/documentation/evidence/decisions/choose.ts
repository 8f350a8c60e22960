// Picks the decisions to write up: the best first, spread over themes and kinds, each commit in one of them.
import type { Candidate } from './candidate.ts';
import { fileRole, isNoise } from './file-roles.ts';
import { isStated, isStructural } from './signals.ts';

export interface Decision {
  candidate: Candidate;
  /** Units of the same theme, close in time, on the same files, with no reason of their own. */
  related: Candidate[];
  /** The unit that reverts it and so is told in its record. */
  undoing: Candidate | null;
}

const WINDOW_DAYS = 14;
const LEAST_SCORE = 2;
const MOST_RELATED = 4;

export interface Chosen {
  decisions: Decision[];
  /** Candidates that would have qualified, best first. */
  left: Candidate[];
}

/**
 * Deterministic: equal scores go to the newer unit.
 * @param reverts sha of a reverted commit to the one that reverts it, which its record will name
 */
export function chooseDecisions(
  candidates: readonly Candidate[],
  most: number,
  reverts: ReadonlyMap<string, string> = new Map(),
): Chosen {
  const open = new Set(candidates.filter((candidate) => candidate.score >= LEAST_SCORE));
  const taken = new Map<string, number>();
  const decisions: Decision[] = [];
  const used = new Set<Candidate>();
  while (decisions.length < most && open.size > 0) {
    const candidate = best(open, taken);
    if (candidate === null) break;
    open.delete(candidate);
    used.add(candidate);
    const undoing = [...open].find((other) => other.lead.sha === reverts.get(candidate.lead.sha));
    if (undoing) open.delete(undoing);
    for (const key of [candidate.theme, kindOf(candidate)]) taken.set(key, (taken.get(key) ?? 0) + 1);
    const related = candidates
      .filter((other) => !used.has(other) && belongs(other, candidate))
      .sort((a, b) => distance(a, candidate) - distance(b, candidate) || a.position - b.position)
      .slice(0, MOST_RELATED);
    for (const other of related) {
      open.delete(other);
      used.add(other);
    }
    decisions.push({ candidate, related, undoing: undoing ?? null });
  }
  const left = [...open].sort((a, b) => b.score - a.score || a.position - b.position);
  return { decisions, left };
}

// Each decision that a theme already has makes its next one a third less interesting, and of its kind a tenth.
function best(open: ReadonlySet<Candidate>, taken: ReadonlyMap<string, number>): Candidate | null {
  let winner: Candidate | null = null;
  let top = -1;
  for (const candidate of open) {
    const value =
      candidate.score *
      0.67 ** (taken.get(candidate.theme) ?? 0) *
      0.9 ** (taken.get(kindOf(candidate)) ?? 0);
    if (value > top || (value === top && winner !== null && candidate.position < winner.position)) {
      winner = candidate;
      top = value;
    }
  }
  return winner;
}

/** What marks it most; the names cannot be those of themes. */
function kindOf({ signals }: Candidate): string {
  const kinds = new Set(signals.filter(isStructural).map(({ kind }) => kind.replace(/-.*/, '')));
  return (
    ['breaking', 'package', 'file', 'folder', 'dependency'].find((kind) => kinds.has(kind)) ?? 'words only'
  );
}

function belongs(other: Candidate, to: Candidate): boolean {
  if (other.signals.some(isStated) || other.theme !== to.theme || distance(other, to) > WINDOW_DAYS)
    return false;
  // Manifests and files at the root change with everything; sharing only those connects nothing.
  const paths = new Set(pathsOf(to).filter((path) => path.includes('/') && fileRole(path) === null));
  return other.score >= 1 && pathsOf(other).some((path) => paths.has(path));
}

function distance(a: Candidate, b: Candidate): number {
  return Math.abs(Date.parse(a.lead.date) - Date.parse(b.lead.date)) / 86_400_000;
}

export function pathsOf(candidate: Candidate): string[] {
  const commits = [candidate.lead, ...candidate.parts];
  return commits
    .flatMap((commit) => commit.changes.map((change) => change.path))
    .filter((path) => !isNoise(path));
}
