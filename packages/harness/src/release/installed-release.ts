// The release that this harness was installed from, when it was; and whether what is loaded is still exactly that.
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { HarnessError, type Release, parse } from '@agent-harness/contracts';
import { RELEASE_FILE } from '../signing/release-file.ts';
import { digestsOf } from '../signing/sign-release.ts';
import { digestFolder } from './digest-folder.ts';

/** sha512 of the release.json that must be there: set by `harness run --release` for what it starts. */
export const RELEASE_VARIABLE = 'HARNESS_RELEASE';

export interface InstalledRelease {
  release: Release;
  /** `sha512:<hex>` of release.json. */
  digest: string;
  /** Folder with release.json and node_modules. */
  folder: string;
}

const OWN = dirname(dirname(import.meta.dirname));

/**
 * @param own the harness's own package folder
 * @returns null in a working tree, or where packages were installed from elsewhere
 * @throws HarnessError `release.other` when another one is asked for than the one that is here
 */
export async function installedRelease(
  environment: NodeJS.ProcessEnv = process.env,
  own: string = OWN,
): Promise<InstalledRelease | null> {
  const wanted = environment[RELEASE_VARIABLE];
  const folder = rootOf(own);
  const bytes = folder && (await readFile(join(folder, RELEASE_FILE)).catch(() => null));
  const digest = bytes ? `sha512:${digestsOf(bytes)['sha512']}` : null;
  if (wanted !== undefined && wanted !== digest)
    throw new HarnessError('release.other', `this harness is of ${digest ? `the release ${digest.slice(0, 19)}` : 'no release'}, and ${wanted.slice(0, 19)} is asked for`, `start it with \`harness run --release\`, or without the variable ${RELEASE_VARIABLE}`); // prettier-ignore
  if (!folder || !bytes || !digest) return null;
  return { release: parse('release', JSON.parse(bytes.toString('utf8')), RELEASE_FILE), digest, folder };
}

/** `<root>/node_modules/@agent-harness/harness` → root. */
function rootOf(own: string): string | null {
  const modules = dirname(dirname(own));
  return basename(modules) === 'node_modules' && basename(own) === 'harness' ? dirname(modules) : null;
}

/** What a run is about to use, before its image is there. */
export interface LoadedParts {
  /** Claude Code, as the image manifest says. */
  cli: string;
  skill: { name: string; folder: string };
}

/** @throws HarnessError `release.differs`, naming every part that is not what release.json pins */
export async function requireRelease(
  { release, folder }: InstalledRelease,
  loaded: LoadedParts,
): Promise<void> {
  const differing = [
    ...(await differingFolders(release, folder)),
    ...(loaded.cli === release.cli.version
      ? []
      : [`Claude Code is ${loaded.cli}, not ${release.cli.version}`]),
    ...(await differingSkill(release, loaded.skill)),
  ];
  if (differing.length > 0) throw differs(release, differing);
}

/** @throws HarnessError `release.differs` */
export function requireImage({ release }: InstalledRelease, id: string): void {
  const { image } = release;
  if (id !== image.id) throw differs(release, [`the image is ${short(id)}, not ${short(image.id)} (${image.architecture})`]); // prettier-ignore
}

const differs = ({ version }: Release, parts: readonly string[]): HarnessError =>
  new HarnessError(
    'release.differs',
    `this is not release ${version} any more:\n  ${parts.join('\n  ')}`,
    'install the release again; to run something else, cut it',
  );

async function differingFolders({ layers, policy }: Release, root: string): Promise<string[]> {
  const installed = (name: string, ...path: string[]): string => join(root, 'node_modules', name, ...path);
  const hooks = layers.find(({ layer }) => layer === 'hooks')?.package ?? '@agent-harness/hooks';
  const parts: [string, string, string][] = [
    ...layers.map((one): [string, string, string] => [
      `layer ${one.layer}`,
      installed(one.package),
      one.files,
    ]),
    ['the policy’s rules', installed(hooks, 'rules'), policy.rules],
    ['the policy’s baseline', installed(hooks, 'baseline'), policy.baseline],
  ];
  const found = parts.map(async ([what, folder, pinned]) => {
    const digest = await digestFolder(folder, ['node_modules']).catch((error: Error) => error);
    if (digest === pinned) return [];
    return [digest instanceof Error ? `${what} cannot be read: ${digest.message}` : `${what} has the digest ${short(digest)}, not ${short(pinned)}`]; // prettier-ignore
  });
  return (await Promise.all(found)).flat();
}

async function differingSkill(release: Release, { name, folder }: LoadedParts['skill']): Promise<string[]> {
  const pinned = release.skills.find((skill) => skill.name === name)?.digest;
  if (pinned === undefined) return [`skill ${name} is not in the release`];
  const digest = await digestFolder(folder);
  return digest === pinned ? [] : [`skill ${name} has the digest ${short(digest)}, not ${short(pinned)}`];
}

const short = (digest: string): string => digest.slice(0, 'sha256:'.length + 12);
