// The policy of one stage, from its grants: what a run is guarded by is what `explain` and `decide` show.
import type { Policy, SkillManifest, Stage } from '@agent-harness/contracts';
import { composePolicy } from '@agent-harness/hooks';

export function stagePolicy({ name }: SkillManifest, stage: Stage): Policy {
  const { tools, commands, mounts, hosts } = stage.grants;
  return composePolicy({
    name: `${name}/${stage.name}`,
    tools,
    commands,
    read: [...mounts.map((mount) => mount.target), '/out'],
    write: ['/out'],
    hosts,
  });
}
