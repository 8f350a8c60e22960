// Which policy `explain` and `decide` judge by: a skill's stage, a shipped profile, or a policy file.
import { HarnessError, type Policy, parseFile } from '@agent-harness/contracts';
import { type Levels, currentPolicy, loadProfile } from '@agent-harness/hooks';
import { findSkill } from '@agent-harness/skills';
import { levelsOf } from '../check/levels-of.ts';
import { stagePolicy } from '../run/stage-policy.ts';

export interface PolicyFlags {
  skill?: string;
  stage?: string;
  policy?: string;
  /** A clone whose project's tightening holds too. */
  repo?: string;
}

/** Lines for `--help`: what every command that takes a policy says about it. */
export const POLICY_HELP =
  '\nLevels: the shipped rules and the organisation’s baseline, then the problem space of the skill or profile,\n' +
  'then with --repo the project’s .agent-harness/policy.json at HEAD, which can only tighten.';

/**
 * @throws HarnessError `policy.choice`, `policy.stage`, `profile.unknown`; LevelError; ContractError for a file that is no policy
 */
export async function decidePolicy({ skill, stage, policy, repo }: PolicyFlags): Promise<Policy> {
  if (policy === undefined) return skillPolicy(skill ?? 'documentation', stage, await levelsOf(repo));
  if (skill !== undefined || stage !== undefined)
    throw new HarnessError(
      'policy.choice',
      'both a skill and a policy are given',
      'give either --skill (and --stage) or --policy',
    );
  if (!/[./]/u.test(policy)) return loadProfile(policy, await levelsOf(repo));
  if (repo !== undefined)
    throw new HarnessError(
      'policy.choice',
      'a policy file holds all its levels, so --repo would add nothing',
      'leave --repo out, or name a skill or a profile',
    );
  return currentPolicy(await parseFile('policy', policy), new Date());
}

async function skillPolicy(skill: string, name: string | undefined, levels: Levels): Promise<Policy> {
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
  return stagePolicy(manifest, stage, levels);
}
