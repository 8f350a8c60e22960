// Every contradiction that can be shown, worst first; the same search runs again outside the container.
import type { Git } from '../../git/git.ts';
import { factsOf, type Setup } from '../../setup/read-setup.ts';
import type { Contradiction } from './contradiction.ts';
import { documentContradictions } from './documents.ts';
import { variableContradictions } from './environment.ts';
import { versionContradictions } from './versions.ts';

const MOST_CONTRADICTIONS = 25;

/** At most `MOST_CONTRADICTIONS`, and how many more there are. */
export async function findContradictions(
  git: Git,
  setup: Setup,
  head: string,
): Promise<{ found: Contradiction[]; left: number }> {
  const all = [
    ...versionContradictions(factsOf(setup, 'version'), head),
    ...documentContradictions(setup, head),
    ...(await variableContradictions(git, setup, head)),
  ];
  return { found: all.slice(0, MOST_CONTRADICTIONS), left: Math.max(0, all.length - MOST_CONTRADICTIONS) };
}
