// What to write up in this run: the best of what is new, then the best of what waits.
import type { Git } from '../../git/git.ts';
import { markOf } from '../state/mark.ts';
import type { State } from '../state/state.ts';
import { waitingCandidates } from './backlog.ts';
import type { Candidate } from './decisions/candidate.ts';
import { chooseDecisions, type Decision, pathsOf } from './decisions/choose.ts';
import { type DependencyChange, dependencyChanges } from './decisions/dependency-changes.ts';
import { communityTheme } from './decisions/theme-key.ts';
import { MOST_WEIGHED, weighDependencies } from './decisions/weigh-dependencies.ts';
import type { Survey } from './history/survey.ts';

export interface ChosenDecisions {
  decisions: Decision[];
  dependencies: Map<string, DependencyChange[]>;
  /** How many candidates are not written up, and the best of them. */
  left: number;
  backlog: State['backlog'];
}

const MOST_WAITING = 500;

/** @param settled marks that are records already, or were rejected */
export async function chooseFrom(
  git: Git,
  head: string,
  survey: Survey,
  about: {
    most: number;
    settled: ReadonlySet<string>;
    communities: Readonly<Record<string, string>>;
    backlog: State['backlog'];
  },
): Promise<ChosenDecisions> {
  const { most, settled } = about;
  const open = (candidates: readonly Candidate[]) =>
    candidates
      .filter((candidate) => !settled.has(markOf(candidate.lead)))
      .map((candidate) => ({
        ...candidate,
        theme: communityTheme(candidate.theme, pathsOf(candidate), about.communities),
      }))
      .sort((a, b) => b.score - a.score || a.position - b.position)
      .slice(0, MOST_WEIGHED);
  const dependencies = new Map<string, DependencyChange[]>();
  const weigh = async (candidates: readonly Candidate[]) => {
    const commits = candidates.flatMap((candidate) => [candidate.lead, ...candidate.parts]);
    for (const [sha, changes] of await dependencyChanges(git, commits)) dependencies.set(sha, changes);
    return weighDependencies(candidates, dependencies);
  };
  const fresh = chooseDecisions(await weigh(open(survey.candidates)), most, survey.reverts);
  const waiting = about.backlog.filter(({ mark }) => !settled.has(mark));
  const places = most - fresh.decisions.length;
  const { candidates, rest } = await waitingCandidates(git, head, waiting, places);
  const old = chooseDecisions(await weigh(open(candidates)), places);
  const left = [
    ...fresh.left.map((candidate) => ({
      lead: candidate.lead.sha,
      mark: markOf(candidate.lead),
      score: Math.round(candidate.score * 100) / 100,
    })),
    ...rest,
  ].sort((a, b) => b.score - a.score || (a.mark < b.mark ? -1 : 1));
  return {
    decisions: [...fresh.decisions, ...old.decisions],
    dependencies,
    left: left.length,
    backlog: left.slice(0, MOST_WAITING),
  };
}
