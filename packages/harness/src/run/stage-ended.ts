// How a stage's container or its program ended, as an error; null when nothing speaks against it.
import type { SessionEnd } from '@agent-harness/container';
import { HarnessError } from '@agent-harness/contracts';

export interface StageLimits {
  /** Its name. */
  stage: string;
  seconds: number;
  memoryMb: number;
}

/** @param last what was heard last */
export function stoppedError(
  { stage, seconds, memoryMb }: StageLimits,
  { stopped, said }: SessionEnd,
  last: string,
): HarnessError | null {
  if (stopped === null) return null;
  if (stopped === 'timeout')
    return new HarnessError(
      'timeout.stage',
      `stage ${stage} ran longer than ${seconds} s`,
      'raise limits.seconds in the skill’s manifest if that is not a hang',
    );
  if (stopped === 'disk')
    return new HarnessError(
      'cell.disk',
      `stage ${stage} wrote more into its output folder than it may`,
      'what it wrote is in stages/; outputs are documents, not data',
    );
  return new HarnessError(
    'cell.lost',
    `the container of stage ${stage} went away: ${[said, last].filter(Boolean).join('; ')}`,
    `its ${memoryMb} MB of memory or the number of its processes are the usual cause: raise limits.memoryMb in the skill’s manifest, or start fewer programs`,
  );
}

/**
 * @param who what ran in the stage
 * @param instead where its reason is to be found
 */
export function exitError(
  { stage, memoryMb }: StageLimits,
  { code }: SessionEnd,
  last: string,
  { who, instead }: { who: string; instead: string },
): HarnessError | null {
  if (code === 0) return null;
  // The kernel takes the largest process and not the container, when the container's memory is used up.
  if (code === null)
    return new HarnessError(
      'stage.killed',
      `${who} was killed in stage ${stage}: ${last}`,
      `its ${memoryMb} MB of memory are the usual cause: raise limits.memoryMb in the skill’s manifest`,
    );
  return new HarnessError('stage.failed', `${who} ended with exit code ${code} in stage ${stage}: ${last}`, instead); // prettier-ignore
}
