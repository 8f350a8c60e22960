// Finds one skill by its name.
import { HarnessError } from '@agent-harness/contracts';
import type { SkillBundle } from './bundle.ts';
import { listSkills } from './list-skills.ts';

/**
 * @param root as for `listSkills`
 * @throws HarnessError `skill.unknown`, naming the skills there are
 * @throws ContractError when a manifest is invalid
 */
export async function findSkill(name: string, root?: string): Promise<SkillBundle> {
  const skills = await listSkills(root);
  const found = skills.find((skill) => skill.manifest.name === name);
  if (found) return found;
  const known = skills.map((skill) => skill.manifest.name).join(', ');
  throw new HarnessError(
    'skill.unknown',
    `there is no skill ${JSON.stringify(name)}`,
    `use one of: ${known}`,
  );
}
