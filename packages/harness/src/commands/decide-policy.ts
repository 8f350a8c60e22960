// Which policy `explain` and `decide` judge by: a skill's stage, a shipped profile, or a policy file.
import { HarnessError, type Policy, parseFile } from '@agent-harness/contracts';
import { loadProfile } from '@agent-harness/hooks';
import { findSkill } from '@agent-harness/skills';
import { stagePolicy } from '../run/stage-policy.ts';

export interface PolicyFlags {
  skill?: string;
  stage?: string;
  policy?: string;
}

/** @throws HarnessError `policy.choice`, `policy.stage`, `profile.unknown`; ContractError for a file that is no policy */
export async function decidePolicy({ skill, stage, policy }: PolicyFlags): Promise<Policy> {
  if (policy === undefined) return skillPolicy(skill ?? 'documentation', stage);
  if (skill !== undefined || stage !== undefined)
    throw new HarnessError(
      'policy.choice',
      'both a skill and a policy are given',
      'give either --skill (and --stage) or --policy',
    );
  return /[./]/u.test(policy) ? parseFile('policy', policy) : loadProfile(policy);
}

async function skillPolicy(skill: string, name: string | undefined): Promise<Policy> {
  const { manifest } = await findSkill(skill);
  const stage =
    name === undefined
      ? manifest.stages.findLast((one) => one.kind === 'agent')
      : manifest.stages.find((one) => one.name === name);
  if (!stage)
    throw new HarnessError(
      'policy.stage',
      `skill ${skill} has no stage ${name ?? 'of kind agent'}`,
      `choose one of ${manifest.stages.map((one) => one.name).join(', ')}`,
    );
  return stagePolicy(manifest, stage);
}
