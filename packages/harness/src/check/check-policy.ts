// Plays every rule and exception against all problem spaces there are: what never decides, or does not do what it says.
import type { SkillManifest } from '@agent-harness/contracts';
import {
  type Levels,
  type PolicyFault,
  policyFaults,
  profileNames,
  profileSpace,
  renderProblem,
} from '@agent-harness/hooks';
import { stageSpace } from '../run/stage-policy.ts';

/** @throws LevelError when the levels do not fit together */
export function checkPolicy(levels: Levels, manifests: readonly SkillManifest[]): PolicyFault[] {
  const stages = manifests.flatMap((manifest) =>
    manifest.stages.filter(({ kind }) => kind === 'agent').map((stage) => stageSpace(manifest, stage)),
  );
  return policyFaults(levels, [...profileNames().map((name) => profileSpace(name)), ...stages]);
}

/** Several lines; problems first. */
export function renderFaults(faults: readonly PolicyFault[]): string {
  const lines = faults
    .toSorted((a, b) => Number(b.serious) - Number(a.serious))
    .map(
      (fault) =>
        `${fault.serious ? '  problem' : '  note   '} ${fault.kind}:${renderProblem(fault).slice(1)}`,
    );
  return ['policy', ...(lines.length > 0 ? lines : ['  nothing to report']), ''].join('\n');
}
