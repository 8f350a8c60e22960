// Adds to each candidate what its manifests say it began or stopped depending on.
import type { Candidate } from './candidate.ts';
import type { DependencyChange } from './dependency-changes.ts';
import { scoreOf, type Signal } from './signals.ts';

// Manifests are read for the best candidates only; the rest could not reach the cap by this alone.
export const MOST_WEIGHED = 3_000;

export function weighDependencies(
  candidates: readonly Candidate[],
  changes: ReadonlyMap<string, readonly DependencyChange[]>,
): Candidate[] {
  return candidates.map((candidate) => {
    const commits = [candidate.lead, ...candidate.parts];
    const signals = commits.flatMap((commit) =>
      (changes.get(commit.sha) ?? []).filter(isRuntime).map(toSignal),
    );
    if (signals.length === 0) return candidate;
    const carrier = commits.find((commit) => changes.has(commit.sha)) ?? candidate.lead;
    const more = scoreOf(carrier, signals);
    return { ...candidate, signals: [...candidate.signals, ...signals], score: candidate.score + more };
  });
}

function isRuntime(change: DependencyChange): boolean {
  return change.scope === 'runtime';
}

function toSignal(change: DependencyChange): Signal {
  const kind = change.change === 'added' ? 'dependency-added' : 'dependency-removed';
  return { kind, sha: change.sha, subject: change.name };
}
