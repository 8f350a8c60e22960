// What one stage gets: its container's mounts and limits, its policy, and the session that runs in it.
import type { CellPlan } from '@agent-harness/container';
import type { Grants, GuardSession, Policy, SkillManifest, Stage } from '@agent-harness/contracts';
import { type Levels, sessionArguments, sessionEnvironment } from '@agent-harness/hooks';
import { isUntrusted } from '../check/legs.ts';
import { IN_IMAGE, skillFolder } from './agent-image.ts';
import { stagePolicy } from './stage-policy.ts';

export interface StagePlan {
  stage: Stage;
  cell: CellPlan;
  policy: Policy;
  /** The same mounts for the guard: it resolves paths, and remembers where content of others came from. */
  guarded: GuardSession['mounts'];
  session: { argv: string[]; environment: Record<string, string>; input: string };
}

/** Host folders of a run. */
export interface StageFolders {
  snapshot: string;
  doors: string;
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
): StagePlan {
  const session =
    stage.kind === 'agent' ? agentSession(stage, folders.plainApi) : programSession(manifest, stage);
  const mounts = [
    ...mountsOf(stage.grants, folders),
    { source: folders.output, target: '/out', access: 'write' as const, what: 'outputs' },
  ];
  // A program decides nothing and asks no model: it gets no door.
  const doors = { source: folders.doors, target: IN_IMAGE.doors, access: 'read' as const, what: 'doors' };
  return {
    stage,
    cell: {
      mounts: stage.kind === 'agent' ? [doors, ...mounts] : mounts,
      seconds: stage.limits.seconds,
      memoryMb: stage.limits.memoryMb,
      environment: Object.keys(session.environment),
    },
    policy: stagePolicy(manifest, stage, levels),
    guarded: (stage.kind === 'agent' ? [doors, ...mounts] : mounts).map(({ source, target }) => ({
      source,
      target,
      untrusted: stage.grants.mounts.some((mount) => mount.target === target && isUntrusted(manifest, mount)),
    })),
    session,
  };
}

function mountsOf(grants: Grants, folders: StageFolders): CellPlan['mounts'][number][] {
  return grants.mounts.map((mount) => ({
    source: mount.source === 'repository' ? folders.snapshot : (folders.earlier[mount.stage] ?? ''),
    target: mount.target,
    access: 'read',
    what: mount.source === 'repository' ? 'repository' : `output of ${mount.stage}`,
  }));
}

function agentSession(
  stage: Extract<Stage, { kind: 'agent' }>,
  plainApi: boolean | undefined,
): StagePlan['session'] {
  const { turns, budgetUsd } = stage.limits;
  return {
    argv: [
      '/opt/harness/bin/claude',
      ...sessionArguments({
        ...(turns === undefined ? {} : { turns }),
        ...(budgetUsd === undefined ? {} : { budgetUsd }),
        ...(stage.model === undefined ? {} : { model: stage.model }),
      }),
    ],
    environment: {
      ...sessionEnvironment(),
      ...(plainApi ? { CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: '1' } : {}),
    },
    input: stage.prompt,
  };
}

function programSession(
  manifest: SkillManifest,
  stage: Extract<Stage, { kind: 'program' }>,
): StagePlan['session'] {
  return {
    argv: stage.argv.map((word) => word.replaceAll('{skill}', skillFolder(manifest.name))),
    environment: {
      PATH: '/usr/bin',
      HOME: '/home/agent',
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      GIT_OPTIONAL_LOCKS: '0',
    },
    input: '',
  };
}
