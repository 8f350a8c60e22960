// Whether npm, given this folder, would install exactly the listed tarballs and nothing from elsewhere.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Release } from '@agent-harness/contracts';
import { type Problem, problem } from './problem.ts';

export const NPM_LOCK = 'package-lock.json';
const NPM_PROJECT = 'package.json';

interface LockEntry {
  resolved?: unknown;
  integrity?: unknown;
  link?: unknown;
  inBundle?: unknown;
  version?: unknown;
}

export async function judgeInstall(
  folder: string,
  release: Release,
  intact: ReadonlySet<string>,
): Promise<Problem[]> {
  const unlisted = [NPM_PROJECT, NPM_LOCK]
    .filter((name) => !release.files.some(({ path }) => path === name))
    .map((name) => problem('install', name, 'release.json does not list it, so nothing can be installed'));
  if (unlisted.length > 0 || !intact.has(NPM_LOCK)) return unlisted;
  try {
    const lock = JSON.parse(await readFile(join(folder, NPM_LOCK), 'utf8')) as { packages: Record<string, LockEntry> }; // prettier-ignore
    return judgeLock(lock.packages, release);
  } catch {
    return [problem('install', NPM_LOCK, 'it is no lockfile of npm')];
  }
}

/** Pure. */
export function judgeLock(packages: Readonly<Record<string, LockEntry>>, release: Release): Problem[] {
  const tarballs = new Map(
    [...release.layers, ...release.thirdParty].map(({ tarball, sha512 }) => [
      `file:${tarball}`,
      `sha512-${Buffer.from(sha512.slice('sha512:'.length), 'hex').toString('base64')}`,
    ]),
  );
  const strangers = Object.entries(packages)
    .filter(([path, entry]) => path !== '' && !entry.inBundle)
    .flatMap(([path, { resolved, integrity, link }]) => {
      const expected = tarballs.get(String(resolved));
      if (link !== undefined || expected === undefined)
        return [problem('install', NPM_LOCK, `${path} comes from ${String(resolved)}, which is no tarball of the release`)]; // prettier-ignore
      return integrity === expected ? [] : [problem('install', NPM_LOCK, `${path} has another integrity than ${String(resolved)}`)]; // prettier-ignore
    });
  const absent = release.layers
    .filter((layer) => packages[`node_modules/${layer.package}`]?.resolved !== `file:${layer.tarball}`)
    .map((layer) =>
      problem('install', NPM_LOCK, `it does not install ${layer.package} from ${layer.tarball}`),
    );
  return [...strangers, ...absent];
}
