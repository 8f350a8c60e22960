// Checks a skill before anything starts: no stage has all three legs, and the image holds what it is granted.
import type { ImageManifest, SkillManifest, Stage } from '@agent-harness/contracts';
import { type Levels, conflictsOf } from '@agent-harness/hooks';
import { stageSpace } from '../run/stage-policy.ts';
import { checkMcp } from './check-mcp.ts';
import { type Leg, type LegReason, distinctLegs, legsOf } from './legs.ts';
import { type McpDocuments, NO_MCP } from './mcp-documents.ts';

export interface StageCheck {
  stage: string;
  legs: Leg[];
  reasons: LegReason[];
}

export interface SkillCheck {
  skill: string;
  stages: StageCheck[];
  /** Sentences, each naming the stage and what to change; empty when the skill may run. */
  problems: string[];
  /** Sentences about grants that a policy level forbids: the skill runs, and they are refused. */
  conflicts: string[];
}

/** @param levels above the skill and the project's, for conflicts with its grants */
export function checkSkill(
  manifest: SkillManifest,
  image: ImageManifest,
  levels: Levels | null = null,
  mcp: McpDocuments = NO_MCP,
): SkillCheck {
  const stages = manifest.stages.map((stage) => {
    const reasons = legsOf(manifest, stage, mcp);
    return { stage: stage.name, legs: distinctLegs(reasons), reasons };
  });
  return {
    skill: manifest.name,
    stages,
    problems: [
      ...duplicateStages(manifest),
      ...optionalLast(manifest),
      ...stages.flatMap(trifecta),
      ...manifest.stages.flatMap((stage) => [
        ...missingTools(stage, image),
        ...grantsAll(stage),
        ...badMounts(manifest, stage),
        ...unserved(stage),
      ]),
      ...checkMcp(manifest, mcp),
    ],
    conflicts: levels ? manifest.stages.flatMap((stage) => forbidden(manifest, stage, levels)) : [],
  };
}

function trifecta({ stage, legs, reasons }: StageCheck): string[] {
  if (legs.length < 3) return [];
  const paths = legs.map((leg) => `${leg} (${reasons.find((reason) => reason.leg === leg)?.because})`);
  return [
    `stage ${stage} joins all three legs of the lethal trifecta: ${paths.join(', ')}. Split it: let a stage without a way out read, and a stage that reads nothing untrusted send.`,
  ];
}

function missingTools(stage: Stage, image: ImageManifest): string[] {
  const present = new Set(image.tools.map((tool) => tool.name));
  return stage.grants.commands
    .filter((command) => command.name !== ANY && !present.has(command.name))
    .map(
      (command) =>
        `stage ${stage.name} is granted \`${command.name}\`, which the image ${image.name} does not hold. Add it to packages/container/image/manifest.json or drop the grant.`,
    );
}

/** What a person's profile may say, and no stage: every command, every host. */
const ANY = '*';

function grantsAll({ name, grants }: Stage): string[] {
  const asked = [
    ...(grants.commands.some((command) => command.name === ANY) ? ['every command'] : []),
    ...(grants.hosts.some(({ host }) => host === ANY) ? ['every host'] : []),
  ];
  return asked.map(
    (what) => `stage ${name} grants \`*\`, ${what}, and nobody watches a stage. Name what it needs.`,
  );
}

function badMounts(manifest: SkillManifest, stage: Stage): string[] {
  const index = manifest.stages.indexOf(stage);
  const earlier = new Set(manifest.stages.slice(0, index).map((one) => one.name));
  return stage.grants.mounts.flatMap((mount) => {
    if (mount.source === 'stage' && !earlier.has(mount.stage))
      return [
        `stage ${stage.name} mounts the output of ${mount.stage}, which is not an earlier stage. Order the stages or correct the name.`,
      ];
    if (mount.source === 'inputs' && manifest.inputs === undefined)
      return [
        `stage ${stage.name} mounts inputs, and the manifest declares none. Name them under inputs or drop the mount.`,
      ];
    return isNewFolder(mount.target)
      ? []
      : [
          `stage ${stage.name} mounts over ${mount.target}, which the image or the harness owns, or which is no plain folder at the root. Choose another target, e.g. /evidence.`,
        ];
  });
}

/** What the image, the kernel and the harness have at the root: a mount there takes the place of programs, settings or outputs. */
const TAKEN = new Set(
  'bin boot dev etc home lib lib32 lib64 libx32 media mnt opt out proc root run sbin srv sys tmp usr var'.split(
    ' ',
  ),
);

function isNewFolder(target: string): boolean {
  const [, name = ''] = /^\/([a-z0-9][a-z0-9-]*)$/.exec(target) ?? [];
  return name !== '' && !TAKEN.has(name);
}

function forbidden(manifest: SkillManifest, stage: Stage, levels: Levels): string[] {
  return conflictsOf(stageSpace(manifest, stage), levels).map(
    ({ grant, level, file, pointer }) =>
      `stage ${stage.name} is granted ${grant}, which the ${level} forbids (${file}#${pointer}): it is refused.`,
  );
}

/** Grants that no door serves are refused, not ignored. */
function unserved({ name, grants }: Stage): string[] {
  return grants.secrets.length === 0
    ? []
    : [
        `stage ${name} is granted secrets, and no secret enters a container. Name them in the mcp grant of the server that needs them.`,
      ];
}

function optionalLast({ stages }: SkillManifest): string[] {
  const last = stages.at(-1);
  return last?.kind === 'program' && last.optional !== undefined
    ? [
        `stage ${last.name} is optional and the last: without it nothing would be published. Put it before another.`,
      ]
    : [];
}

function duplicateStages({ stages }: SkillManifest): string[] {
  const names = stages.map((stage) => stage.name);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map(
    (name) => `stage ${name} is defined twice. Stage names are unique.`,
  );
}
