// The levels above a skill's stages, with the tightening of a repository when one is named.
import { resolve } from 'node:path';
import {
  type LevelDocument,
  type Levels,
  loadBaseline,
  loadRules,
  requireLevels,
} from '@agent-harness/hooks';
import { projectPolicy } from '../run/project-policy.ts';
import { openRepository } from '../run/repository.ts';

/**
 * @param repository path of a clone, or undefined for the baseline alone
 * @throws HarnessError for a path that is no repository or a tightening that is none; LevelError when the levels do not fit together
 */
export async function levelsOf(repository: string | undefined): Promise<Levels> {
  const tightenings =
    repository === undefined ? [] : await projectPolicy(await openRepository(resolve(repository)));
  return requireLevels({ rules: loadRules(), baseline: loadBaseline(), tightenings, now: new Date() });
}

/** One line, highest level first. */
export function renderLevels({ baseline, tightenings }: Pick<Levels, 'baseline' | 'tightenings'>): string {
  const named = ({ document: { level, name, owner } }: LevelDocument): string =>
    `${level} ${name} (owner ${owner})`;
  return [baseline, ...tightenings].map(named).join(', then the problem space, then ');
}
