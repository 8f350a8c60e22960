// What one stage gets: its container's mounts and limits, its policy, and the session that runs in it.
import type { Bridge, CellPlan } from '@agent-harness/container';
import type { Grants, GuardSession, Mount, Policy, SkillManifest, Stage } from '@agent-harness/contracts';
import { type Levels, sessionArguments, sessionEnvironment } from '@agent-harness/hooks';
import { isUntrusted } from '../check/legs.ts';
import { type McpDocuments, NO_MCP } from '../check/mcp-documents.ts';
import { IN_IMAGE, skillFolder } from './agent-image.ts';
import { doorAccess, programAccess } from './door-access.ts';
import { stagePolicy } from './stage-policy.ts';

export interface StagePlan {
  stage: Stage;
  cell: CellPlan;
  policy: Policy;
  /** The same mounts for the guard: it resolves paths, and remembers where content of others came from. */
  guarded: GuardSession['mounts'];
  /** The MCP grants that the policy leaves. */
  mcp: Grants['mcp'];
  session: {
    argv: string[];
    environment: Record<string, string>;
    input: string;
    bridges: readonly Bridge[];
  };
}

/** Host folders of a run. */
export interface StageFolders {
  snapshot: string;
  inputs: string;
  doors: string;
  programDoors: string;
  output: string;
  /** Output folders of earlier stages, by name. */
  earlier: Readonly<Record<string, string>>;
  /** The model's host knows none of the API's experiments. */
  plainApi?: boolean | undefined;
}

/** @param levels above the stage and the project's; the shipped baseline alone unless given */
export function planStage(
  manifest: SkillManifest,
  stage: Stage,
  folders: StageFolders,
  levels: Partial<Levels> = {},
  mcp: McpDocuments = NO_MCP,
): StagePlan {
  const policy = stagePolicy(manifest, stage, levels);
  const left = mcpLeft(stage.grants.mcp, policy);
  const session =
    stage.kind === 'agent'
      ? agentSession(stage, left, mcp, folders.plainApi)
      : programSession(manifest, stage, left);
  const mounts = [
    ...mountsOf(stage.grants, folders),
    { source: folders.output, target: '/out', access: 'write' as const, what: 'outputs' },
  ];
  // A program asks no model, and no guard decides for it: its doors are those to its hosts and its servers.
  const sockets = stage.kind === 'agent' ? folders.doors : folders.programDoors;
  const hasDoors = stage.kind === 'agent' || stage.grants.hosts.length > 0 || left.length > 0;
  const doors = { source: sockets, target: IN_IMAGE.doors, access: 'read' as const, what: 'doors' };
  return {
    stage,
    cell: {
      mounts: hasDoors ? [doors, ...mounts] : mounts,
      seconds: stage.limits.seconds,
      memoryMb: stage.limits.memoryMb,
      environment: Object.keys(session.environment),
    },
    policy,
    guarded: (stage.kind === 'agent' ? [doors, ...mounts] : mounts).map(({ source, target }) => ({
      source,
      target,
      untrusted: stage.grants.mounts.some((mount) => mount.target === target && isUntrusted(manifest, mount)),
    })),
    mcp: left,
    session,
  };
}

/** A level above may take a tool away; a server without tools is not started. */
function mcpLeft(granted: Grants['mcp'], { space }: Policy): Grants['mcp'] {
  return granted
    .map((grant) => ({
      ...grant,
      tools: grant.tools.filter((tool) => space.tools.includes(`mcp__${grant.server}__${tool}`)),
    }))
    .filter(({ tools }) => tools.length > 0);
}

function mountsOf(grants: Grants, folders: StageFolders): CellPlan['mounts'][number][] {
  return grants.mounts.map((mount) => ({
    source: sourceOf(mount, folders),
    target: mount.target,
    access: 'read',
    what: mount.source === 'stage' ? `output of ${mount.stage}` : mount.source,
  }));
}

function sourceOf(mount: Mount, { snapshot, inputs, earlier }: StageFolders): string {
  switch (mount.source) {
    case 'repository':
      return snapshot;
    case 'inputs':
      return inputs;
    case 'stage':
      return earlier[mount.stage] ?? '';
  }
}

function agentSession(
  stage: Extract<Stage, { kind: 'agent' }>,
  left: Grants['mcp'],
  mcp: McpDocuments,
  plainApi: boolean | undefined,
): StagePlan['session'] {
  const access = doorAccess({ ...stage.grants, mcp: left }, mcp);
  const { turns, budgetUsd } = stage.limits;
  return {
    argv: [
      '/opt/harness/bin/claude',
      ...access.arguments,
      ...sessionArguments({
        ...(turns === undefined ? {} : { turns }),
        ...(budgetUsd === undefined ? {} : { budgetUsd }),
        ...(stage.model === undefined ? {} : { model: stage.model }),
      }),
    ],
    environment: {
      ...sessionEnvironment(),
      ...(plainApi ? { CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: '1' } : {}),
      ...access.environment,
    },
    input: stage.prompt,
    bridges: access.bridges,
  };
}

function programSession(
  manifest: SkillManifest,
  stage: Extract<Stage, { kind: 'program' }>,
  left: Grants['mcp'],
): StagePlan['session'] {
  const access = programAccess({ ...stage.grants, mcp: left });
  return {
    argv: stage.argv.map((word) => word.replaceAll('{skill}', skillFolder(manifest.name))),
    environment: {
      PATH: '/usr/bin',
      HOME: '/home/agent',
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      GIT_OPTIONAL_LOCKS: '0',
      ...access.environment,
    },
    input: '',
    bridges: access.bridges,
  };
}
