// The policies that a replay tries: one for all, a skill's, or each log's own skill as it is today.
import type { Policy } from '@agent-harness/contracts';
import type { ReviewedLog } from '@agent-harness/hooks';
import { findSkill } from '@agent-harness/skills';
import { type PolicyFlags, decidePolicy } from '../commands/decide-policy.ts';
import { stagePolicy } from '../run/stage-policy.ts';

type PolicyOf = (skill: string | null, stage: string | null) => Policy | null;

/** @throws HarnessError as `decidePolicy` and `findSkill` do */
export async function replayPolicies(
  logs: readonly ReviewedLog[],
  { policy, skill }: Pick<PolicyFlags, 'policy' | 'skill'>,
): Promise<PolicyOf> {
  if (policy !== undefined) {
    const one = await decidePolicy({ policy });
    return () => one;
  }
  const names = skill === undefined ? [...new Set(logs.flatMap((log) => log.skill ?? []))] : [skill];
  const known = new Map<string, Policy>();
  for (const name of names) {
    const found = await findSkill(name).catch((cause: unknown) => {
      // A log may be of a skill that this installation does not have; one that was asked for must be there.
      if (skill !== undefined) throw cause;
      return null;
    });
    for (const stage of found?.manifest.stages ?? [])
      if (found) known.set(`${name}/${stage.name}`, stagePolicy(found.manifest, stage));
  }
  return (of, stage) => known.get(`${skill ?? of}/${stage}`) ?? null;
}
