// What a stage may do now that it could not, or no longer may: grants and hosts, stage by stage. Pure.
import type { Grants, SkillManifest } from '@agent-harness/contracts';
import { type Change, type Items, changesOf } from './change.ts';

export function diffGrants(
  before: readonly SkillManifest[],
  after: readonly SkillManifest[],
  team: string,
): Change[] {
  return [
    ...changesOf(team, 'grant', grantsOf(before), grantsOf(after)),
    ...changesOf(team, 'host', hostsOf(before), hostsOf(after)),
  ];
}

type Entry = [string, { value: string; told: string }];

const entry = (stage: string, kind: string, name: string, grant: unknown): Entry => [
  `${stage} ${kind} ${name}`,
  { value: JSON.stringify(grant), told: typeof grant === 'string' ? grant : JSON.stringify(grant) },
];

/** Every grant by stage, kind and name, hosts apart. */
const grantsOf = (skills: readonly SkillManifest[]): Items =>
  new Map(stagesOf(skills).flatMap(([stage, grants]) => entriesOf(stage, grants)));

function entriesOf(stage: string, grants: Grants): Entry[] {
  const { tools, commands, mounts, hosts: _, mcp, secrets, serverTools = [] } = grants;
  return [
    ...tools.map((tool) => entry(stage, 'tool', tool, tool)),
    ...commands.map((command) => entry(stage, 'command', command.name, command)),
    ...mounts.map((mount) => entry(stage, 'mount', mount.target, mount)),
    ...mcp.map((server) => entry(stage, 'mcp', server.server, server)),
    ...secrets.map((secret) => entry(stage, 'secret', secret, secret)),
    ...serverTools.map((tool) => entry(stage, 'server-tool', tool, tool)),
  ];
}

const hostsOf = (skills: readonly SkillManifest[]): Items =>
  new Map(stagesOf(skills).flatMap(([stage, { hosts }]) => hosts.map((host) => entry(stage, 'may reach', host.host, host)))); // prettier-ignore

const stagesOf = (skills: readonly SkillManifest[]): [string, Grants][] =>
  skills.flatMap(({ name, stages }) =>
    stages.map((stage): [string, Grants] => [`${name}/${stage.name}`, stage.grants]),
  );
