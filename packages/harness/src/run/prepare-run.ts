// What is settled before a run exists: skill, repository, model, the trifecta check, engine and image.
import { resolve } from 'node:path';
import { type Upstream, loadImageManifest, offlineUpstream } from '@agent-harness/container';
import { HarnessError, type ImageManifest, type SkillManifest } from '@agent-harness/contracts';
import { type Conflict, type Levels, conflictsOf, loadBaseline, loadRules } from '@agent-harness/hooks';
import { type SkillBundle, findSkill } from '@agent-harness/skills';
import { type SkillCheck, checkSkill } from '../check/check-skill.ts';
import { renderLevels } from '../check/levels-of.ts';
import { type McpDocuments, readMcpDocuments } from '../check/mcp-documents.ts';
import {
  type InstalledRelease,
  installedRelease,
  requireImage,
  requireRelease,
} from '../release/installed-release.ts';
import { chooseModel } from './choose-model.ts';
import { type Launcher, openLauncher } from './launcher.ts';
import { projectPolicy } from './project-policy.ts';
import { type Input, readInputs } from './read-inputs.ts';
import { stagePolicy, stageSpace } from './stage-policy.ts';
import { stagesToRun } from './stages-to-run.ts';
import { trustedDigests } from './trusted-digests.ts';
import { type CassetteUse, useCassette } from './use-cassette.ts';
import { type Repository, openRepository } from './repository.ts';
import type { RunOptions } from './run-skill.ts';

export interface PreparedRun {
  bundle: SkillBundle;
  repository: Repository;
  inputs: Input[];
  /** Names of the stages that run: optional ones only when asked for. */
  stages: ReadonlySet<string>;
  upstream: Upstream;
  /** To be closed when every stage has ended. */
  cassette: CassetteUse;
  imageManifest: ImageManifest;
  mcp: McpDocuments;
  check: SkillCheck;
  /** The organisation's and the project's, above and below the problem spaces. */
  levels: Levels;
  /** Starts cells; to be closed when every stage has ended. */
  launcher: Launcher;
  /** Of the trusted side's own code, by package. */
  digests: Record<string, string>;
  /** What this harness was installed from; everything loaded is what it pins. */
  release: InstalledRelease | null;
}

/** @throws HarnessError; nothing has been started then */
export async function prepareRun(options: RunOptions): Promise<PreparedRun> {
  const { progress } = options;
  const resolved = await progress.step('resolve', () => resolveRun(options), describeResolved);
  const release = await pinnedRelease(options, resolved);
  const check = await progress.step(
    'check',
    async () =>
      requireClean(checkSkill(resolved.bundle.manifest, resolved.imageManifest, null, resolved.mcp)),
    ({ stages }) =>
      stages.map(({ stage, legs }) => `${stage} has ${legs.length} of 3 trifecta legs`).join(', '),
  );
  const levels = await progress.step('policy', () => levelsOf(resolved), renderLevels);
  for (const { stage, level, grant } of grantsForbidden(resolved.bundle.manifest, levels))
    progress.note(`${stage} is granted ${grant}, which the ${level} forbids: it will be refused`);
  const digests = await trustedDigests(resolved.bundle.folder);
  const cassette = useCassette(resolved.upstream, {
    record: options.record,
    cli: resolved.imageManifest.cli.version,
    skill: digests['skill folder'] ?? '',
    progress,
  });
  // The last of all: what follows closes it.
  const launcher = await openLauncher(options, resolved.imageManifest);
  try {
    if (release) requireImage(release, launcher.image.id);
  } catch (error) {
    await launcher[Symbol.asyncDispose]();
    throw error;
  }
  return { ...resolved, upstream: cassette.upstream, cassette, check, levels, launcher, digests, release };
}

/** @throws HarnessError `release.…` when something loaded is not what the release pins */
async function pinnedRelease(
  { environment, progress }: RunOptions,
  { bundle, imageManifest }: Pick<PreparedRun, 'bundle' | 'imageManifest'>,
): Promise<InstalledRelease | null> {
  const release = await installedRelease(environment);
  if (!release) return null;
  const loaded = {
    cli: imageManifest.cli.version,
    skill: { name: bundle.manifest.name, folder: bundle.folder },
  };
  await progress.step(
    'release',
    () => requireRelease(release, loaded),
    () => `${release.release.version}, every layer, rule and skill as pinned`,
  );
  return release;
}

/** Every stage's policy is composed once here, so that nothing starts under levels that do not fit together. */
async function levelsOf({ bundle, repository }: Pick<PreparedRun, 'bundle' | 'repository'>): Promise<Levels> {
  const tightenings = await projectPolicy(repository);
  const levels = { rules: loadRules(), baseline: loadBaseline(), tightenings, now: new Date() };
  for (const stage of bundle.manifest.stages) stagePolicy(bundle.manifest, stage, levels);
  return levels;
}

const grantsForbidden = (manifest: SkillManifest, levels: Levels): Conflict[] =>
  manifest.stages.flatMap((stage) => conflictsOf(stageSpace(manifest, stage), levels));

async function resolveRun(options: RunOptions) {
  const { skill, repository, inputs = {}, withStages = [], model, script, environment } = options;
  const bundle = typeof skill === 'string' ? await findSkill(skill) : skill;
  return {
    bundle,
    stages: stagesToRun(bundle.manifest, withStages),
    inputs: await readInputs(bundle.manifest, inputs),
    repository: await openRepository(resolve(repository)),
    upstream: script ? offlineUpstream(script) : await chooseModel(model, bundle, environment),
    imageManifest: await loadImageManifest(),
    mcp: await readMcpDocuments(bundle.manifest, bundle.folder),
  };
}

function describeResolved({ bundle, repository, upstream }: Awaited<ReturnType<typeof resolveRun>>): string {
  const model = upstream.offline ? 'no model (deterministic draft)' : `model at ${upstream.name}`;
  return `skill ${bundle.manifest.name}, commit ${repository.state.head.slice(0, 10)}, ${model}`;
}

function requireClean(check: SkillCheck): SkillCheck {
  if (check.problems.length === 0) return check;
  throw new HarnessError(
    'check.refused',
    `skill ${check.skill} may not run:\n  ${check.problems.join('\n  ')}`,
    'correct its manifest; nothing was started',
  );
}
