// `harness cut`: from a commit to an immutable folder. Every reason against it is collected; then it is written, or nothing is.
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseFile } from '@agent-harness/contracts';
import { commitOf, git } from '../git/git.ts';
import { OWNERSHIP } from '../owners/read-diff.ts';
import { type TrustList, dayOf } from '../signing/read-trust.ts';
import { signRelease } from '../signing/sign-release.ts';
import type { Provenance, Signer } from '../signing/signer.ts';
import { type Reason } from './gates/reason.ts';
import { earlierReleases, releasedReasons } from './gates/released-reasons.ts';
import { repositoryReasons } from './gates/repository-reasons.ts';
import { layersOf } from './layers-of.ts';
import { buildCommit } from './pack/build-commit.ts';
import type { LayerPin } from './pack/fetch-layer.ts';
import type { PackedLayer } from './pack/packed-layer.ts';
import { fetchTarballs } from './project/fetch-tarballs.ts';
import { layerPath, renderProject } from './project/render-project.ts';
import { type Closure, type LockPackages, thirdPartyOf } from './project/third-party.ts';
import { type Composition, proveComposition } from './prove/prove-composition.ts';
import { gapsOf } from './solve/gaps-of.ts';
import { writeRelease } from './write/write-release.ts';

export interface CutOptions {
  version: string;
  /** A git repository of the harness; its HEAD is cut. */
  repository: string;
  pins: readonly LayerPin[];
  /** Parent of the releases' folders. */
  releases: string;
  withImage: boolean;
  /** Skills by name that this release does not hold: nobody runs them from it. */
  without: readonly string[];
  /** Only what stands against it; nothing is installed, run or written. */
  dryRun: boolean;
  trust: TrustList;
  /** Null: the release is not signed. */
  signer: Signer | null;
  provenance: Provenance;
  /** For the validity of keys and sign-offs; the release does not hold it. */
  now: Date;
  step: (line: string) => void;
}

export interface CutResult {
  /** Null when there are reasons against it, or nothing was to be written. */
  folder: string | null;
  reasons: Reason[];
  layers: { layer: string; version: string; origin: string }[];
}

/** What is known before anything of the composition runs. */
interface Plan {
  commit: string;
  layers: PackedLayer[];
  closure: Closure;
  reasons: Reason[];
}

/** @throws HarnessError when something could not be looked at; a refusal is a result */
export async function cut(options: CutOptions): Promise<CutResult> {
  const repository = (await git(options.repository, ['rev-parse', '--show-toplevel'])).trim();
  const releases = resolve(options.releases);
  const work = await mkdtemp(join(tmpdir(), 'harness-cut-'));
  try {
    const plan = await planCut(options, repository, releases, work);
    const layers = plan.layers.map(({ statement, origin }) => ({
      layer: statement.layer,
      version: statement.version,
      origin,
    }));
    if (options.dryRun) return { folder: null, reasons: plan.reasons, layers };
    await mkdir(releases, { recursive: true });
    // Beside its place, so that it gets there whole and at once.
    const draft = await mkdtemp(join(releases, '.cut-'));
    try {
      const reasons = await compose(draft, plan, options, repository, releases, work);
      if (reasons.length > 0) return { folder: null, reasons, layers };
      const folder = join(releases, options.version);
      await rename(draft, folder);
      return { folder, reasons, layers };
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function planCut(
  { version, pins, step }: CutOptions,
  repository: string,
  releases: string,
  work: string,
): Promise<Plan> {
  const commit = await commitOf(repository, 'HEAD');
  const reasons = await repositoryReasons(repository, commit, releases);
  step(`build ${commit.slice(0, 10)} in a folder of its own, and pack its layers`);
  await using built = await buildCommit(repository, commit);
  const layers = await layersOf(built.folder, pins, repository, work);
  const lock = JSON.parse(await readFile(join(built.folder, 'package-lock.json'), 'utf8')) as {
    packages: LockPackages;
  };
  const closure = thirdPartyOf(lock.packages, layers);
  const named = layers.map(({ statement, sha512 }) => ({ ...statement, sha512 }));
  return {
    commit,
    layers,
    closure,
    reasons: [
      ...releasedReasons(version, named, await earlierReleases(releases)),
      ...reasons,
      ...gapsOf(layers.map(({ statement }) => statement)).map(({ what, instead }): Reason => ({
        gate: 'contracts',
        what,
        instead,
      })),
      ...closure.missing.map((what): Reason => ({
        gate: 'third-party',
        what,
        instead:
          'run `npm install --package-lock-only` and commit, or compose the layer that this lockfile was made with',
      })),
    ],
  };
}

/** @returns every reason against the release; empty when `draft` is the release */
async function compose(
  draft: string,
  plan: Plan,
  options: CutOptions,
  repository: string,
  releases: string,
  work: string,
): Promise<Reason[]> {
  const { commit, layers, closure } = plan;
  const { version, trust, step, signer, provenance, now } = options;
  if (plan.reasons.some(({ gate }) => gate === 'contracts' || gate === 'third-party'))
    return [
      ...plan.reasons,
      {
        gate: 'acceptance',
        what: 'no suite and no attack was run: the layers do not fit together',
        instead: 'mend that first',
      },
    ];
  const ownership = await parseFile('ownership', join(repository, OWNERSHIP));
  await writeProject(draft, version, layers, closure);
  step(`bring ${closure.packages.length} packages of third parties`);
  await fetchTarballs(closure.packages, repository, draft);
  const reports = join(repository, 'runs/acceptance');
  const composition: Composition = await proveComposition(draft, work, {
    repository,
    ownership,
    trust,
    today: dayOf(now),
    without: options.without,
    reports,
    step,
  });
  const reasons = [...plan.reasons, ...composition.reasons];
  if (reasons.length > 0) return reasons;
  const source = await sourceOf(repository, commit);
  const previous = (await earlierReleases(releases)).at(-1) ?? null;
  await writeRelease(draft, {
    ...options,
    source,
    repository,
    ownership,
    layers,
    closure,
    composition,
    previous,
    work,
  });
  if (signer) await signRelease(draft, provenance, signer, trust, now);
  return [];
}

async function writeProject(
  draft: string,
  version: string,
  layers: readonly PackedLayer[],
  closure: Closure,
): Promise<void> {
  await mkdir(join(draft, 'packages'), { recursive: true });
  for (const layer of layers) await copyFile(layer.file, join(draft, layerPath(layer)));
  const { packageJson, packageLock } = renderProject(version, layers, closure);
  await writeFile(join(draft, 'package.json'), packageJson);
  await writeFile(join(draft, 'package-lock.json'), packageLock);
}

/** Of the commit alone: a remote's address is of this machine, package.json's is committed. */
async function sourceOf(
  repository: string,
  commit: string,
): Promise<{ repository: string | null; commit: string; at: string }> {
  const at = new Date((await git(repository, ['show', '-s', '--format=%cI', commit])).trim()).toISOString();
  const root = JSON.parse(await git(repository, ['show', `${commit}:package.json`])) as {
    repository?: string | { url: string };
  };
  const named = typeof root.repository === 'string' ? root.repository : (root.repository?.url ?? null);
  return { repository: named, commit, at };
}
