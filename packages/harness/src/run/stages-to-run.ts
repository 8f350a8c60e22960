// Which stages a run has: all of them, but optional ones only by their name.
import { HarnessError, type SkillManifest } from '@agent-harness/contracts';

/** @throws HarnessError `arguments.with` for a name that is no optional stage of the skill */
export function stagesToRun(
  { name: skill, stages }: Pick<SkillManifest, 'name' | 'stages'>,
  asked: readonly string[],
): ReadonlySet<string> {
  const optional = stages.filter((stage) => stage.kind === 'program' && stage.optional !== undefined);
  const names = optional.map(({ name }) => name);
  const unknown = asked.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new HarnessError(
      'arguments.with',
      `skill ${skill} has no optional stage ${unknown}`,
      names.length === 0 ? 'leave --with out' : `it has: ${names.join(', ')}`,
    );
  return new Set(
    stages.map(({ name }) => name).filter((name) => !names.includes(name) || asked.includes(name)),
  );
}
