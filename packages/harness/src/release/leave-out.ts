// Skills that a release or a pipeline is to be without.
import { HarnessError } from '@agent-harness/contracts';
import type { SkillBundle } from '@agent-harness/skills';

/** @throws HarnessError `arguments.without` for a name that no skill has: the one that was meant would be left in */
export function leaveOut(bundles: readonly SkillBundle[], without: readonly string[]): SkillBundle[] {
  const known = bundles.map(({ manifest }) => manifest.name);
  const unknown = without.filter((name) => !known.includes(name));
  if (unknown.length === 0) return bundles.filter(({ manifest }) => !without.includes(manifest.name));
  throw new HarnessError(
    'arguments.without',
    `there is no skill ${unknown.join(', ')} to leave out`,
    `the skills are ${known.join(', ')}`,
  );
}
