// The policy of one stage, from its grants: what a run is guarded by is what `explain` and `decide` show.
import type { Grants, Policy, SkillManifest, Stage } from '@agent-harness/contracts';
import { type Levels, type ProblemSpace, composePolicy } from '@agent-harness/hooks';

/** @param levels above it and the project's; the shipped baseline alone unless given */
export function stagePolicy(manifest: SkillManifest, stage: Stage, levels: Partial<Levels> = {}): Policy {
  return composePolicy(stageSpace(manifest, stage), levels);
}

/** What the stage is granted, before any level. */
export function stageSpace({ name }: SkillManifest, stage: Stage): ProblemSpace {
  const { tools, commands, mounts, hosts, mcp } = stage.grants;
  return {
    name: `${name}/${stage.name}`,
    tools: [...tools, ...mcp.flatMap(mcpToolNames)],
    commands,
    read: [...mounts.map((mount) => mount.target), '/out'],
    write: ['/out'],
    hosts: hosts.map(({ host }) => host),
  };
}

/** As Claude Code names them, and as the policy lists them. */
export const mcpToolNames = ({ server, tools }: Grants['mcp'][number]): string[] =>
  tools.map((tool) => `mcp__${server}__${tool}`);
