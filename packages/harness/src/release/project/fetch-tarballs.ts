// Brings the tarballs of third parties, each held against the lockfile's digest.
import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { HarnessError } from '@agent-harness/contracts';
import { cacheFolder } from '../../files/cache-folder.ts';
import { digestOfIntegrity, fileDigest } from '../../files/digests.ts';
import { npm } from '../pack/npm.ts';
import { thirdPartyPath } from './render-project.ts';
import type { ThirdParty } from './third-party.ts';

/** As many as one npm is asked for: its arguments have a limit. */
const AT_ONCE = 50;

/**
 * From npm's cache or registry; what was checked once is kept by its digest, and checked again each time.
 * @param repository whose `.npmrc` counts
 * @param release the folder of the release
 * @throws HarnessError `cut.npm`, `cut.integrity`
 */
export async function fetchTarballs(
  packages: readonly ThirdParty[],
  repository: string,
  release: string,
  cache: string = cacheFolder('tarballs'),
): Promise<void> {
  await mkdir(join(release, 'third-party'), { recursive: true });
  await mkdir(cache, { recursive: true });
  const wanted: ThirdParty[] = [];
  for (const one of packages) if (!(await fromCache(one, release, cache))) wanted.push(one);
  const work = await mkdtemp(join(tmpdir(), 'harness-tarballs-'));
  try {
    for (let at = 0; at < wanted.length; at += AT_ONCE) {
      const some = wanted.slice(at, at + AT_ONCE);
      const names = some.map(({ name, version }) => `${name}@${version}`);
      const told = await npm(repository, ['pack', ...names, '--prefer-offline', '--ignore-scripts', '--json', '--pack-destination', work], 'the npm registry must be reachable when a release is cut'); // prettier-ignore
      const packed = JSON.parse(told) as { id: string; filename: string }[];
      for (const one of some) {
        const id = `${one.name}@${one.version}`;
        const file = packed.find((each) => each.id === id)?.filename ?? '';
        await keep(one, join(work, file), cache);
        await fromCache(one, release, cache);
      }
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function keep(one: ThirdParty, file: string, cache: string): Promise<void> {
  const found = await fileDigest('sha512', file);
  if (found !== digestOfIntegrity(one.integrity))
    throw new HarnessError('cut.integrity', `${one.name}@${one.version} has the digest ${found}, package-lock.json says ${digestOfIntegrity(one.integrity) ?? one.integrity}`, 'do not cut; compare with the registry’s own record of this version'); // prettier-ignore
  const to = kept(one, cache);
  await copyFile(file, `${to}.${process.pid}`);
  await rename(`${to}.${process.pid}`, to);
}

async function fromCache(one: ThirdParty, release: string, cache: string): Promise<boolean> {
  const from = kept(one, cache);
  const found = await fileDigest('sha512', from).catch(() => null);
  if (found === null || found !== digestOfIntegrity(one.integrity)) return false;
  const to = join(release, thirdPartyPath(one.name, one.version));
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
  return true;
}

const kept = (one: ThirdParty, cache: string): string =>
  join(cache, (digestOfIntegrity(one.integrity) ?? one.integrity).replace(':', '-').replaceAll('/', '_'));
