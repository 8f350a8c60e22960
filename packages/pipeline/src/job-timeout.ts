// How long a skill's job may take: what its stages may take, and a margin for everything around them.
import { HarnessError, type SkillManifest } from '@agent-harness/contracts';

/** The pipeline contract's upper bound; a longer agent job is split, not extended. Minutes. */
const LONGEST = 240;

/**
 * The runner's timeout is the outer one: it must never fire before the harness's own, because a job that is
 * killed seals no audit log.
 * @param marginMinutes install, build, image, attestation, gate
 * @returns whole minutes
 * @throws HarnessError `pipeline.too-long`
 */
export function jobTimeout(skill: SkillManifest, marginMinutes: number): number {
  const seconds = skill.stages.reduce((sum, stage) => sum + stage.limits.seconds, 0);
  const minutes = Math.ceil(seconds / 60) + marginMinutes;
  if (minutes <= LONGEST) return minutes;
  throw new HarnessError(
    'pipeline.too-long',
    `skill ${skill.name}: its stages may take ${seconds} s; with a margin of ${marginMinutes} min the job needs ${minutes} min, more than ${LONGEST}`,
    'lower limits.seconds of its stages, or split the skill in two',
  );
}
