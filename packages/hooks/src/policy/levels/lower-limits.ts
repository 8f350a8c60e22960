// Limits go down from level to level, never up.
import type { Policy } from '@agent-harness/contracts';
import { DEFAULT_LIMITS } from '../policy-document.ts';
import { type Levels, documentsOf } from './level-document.ts';
import type { LevelProblem } from './level-problem.ts';

type Limits = Policy['limits'];

const NAMES = ['deadlineMs', 'maxEventBytes', 'maxRefusals'] as const;

export function lowerLimits(levels: Levels): { limits: Limits; problems: LevelProblem[] } {
  const limits = { ...DEFAULT_LIMITS };
  const problems: LevelProblem[] = [];
  for (const { file, document } of documentsOf(levels))
    for (const name of NAMES) {
      const wanted = document.limits?.[name];
      if (wanted === undefined) continue;
      if (wanted > limits[name])
        problems.push({
          file,
          pointer: `/limits/${name}`,
          what: `${wanted} is more than ${limits[name]}, which holds above`,
          instead: `a lower level can only tighten: write at most ${limits[name]}`,
        });
      limits[name] = Math.min(limits[name], wanted);
    }
  return { limits, problems };
}
