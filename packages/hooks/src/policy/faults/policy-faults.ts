// What in a set of levels does nothing, or something else than it says, for the problem spaces that there are.
import { composeLevels } from '../compose-policy.ts';
import type { Levels } from '../levels/level-document.ts';
import type { LevelProblem } from '../levels/level-problem.ts';
import type { ProblemSpace } from '../policy-document.ts';
import { deadExceptions } from './dead-exceptions.ts';
import { duplicates } from './duplicates.ts';
import { idleForbids } from './idle-forbids.ts';
import { ruleFaults } from './rule-faults.ts';

export interface PolicyFault extends LevelProblem {
  /**
   * - `example`: a rule does not do what its examples say
   * - `shadowed`: another rule of the layer always decides before it
   * - `idle`: no problem space lets it come to a decision
   * - `duplicate`: said twice
   * - `conflict`: a grant that a level forbids; the forbid wins
   * - `exception`: one that matches nothing, or ends soon
   */
  kind: 'conflict' | 'duplicate' | 'example' | 'exception' | 'idle' | 'shadowed';
  /** False for what people should know and need not change. */
  serious: boolean;
}

/**
 * @param spaces of the stages and profiles that the levels stand above
 * @throws LevelError when the levels do not fit together
 */
export function policyFaults(levels: Levels, spaces: readonly ProblemSpace[]): PolicyFault[] {
  const policies = spaces.map((space) => composeLevels(space, levels));
  return [
    ...ruleFaults(levels, policies),
    ...duplicates(levels),
    ...idleForbids(levels, spaces),
    ...deadExceptions(levels, spaces),
  ];
}
