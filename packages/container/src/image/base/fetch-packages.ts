// Brings locked Debian packages to this host: from the cache, the mirror, or a snapshot; each held against the lock.
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageLock, LockedPackage } from '@agent-harness/contracts';
import { execa } from 'execa';
import { digestOfFile } from '../digest.ts';
import type { Mirrors } from '../lock/debian-mirrors.ts';

/** apt's own downloader: it knows the host's proxies and certificates. */
const APT_HELPER = '/usr/lib/apt/apt-helper';

export interface FetchedPackages {
  /** Files by the package's digest. */
  files: ReadonlyMap<string, string>;
  /** What neither mirror nor snapshot gave with the locked digest. */
  missing: LockedPackage[];
  /** How many came from the snapshot archive. */
  fromSnapshot: number;
}

export async function fetchPackages(
  packages: readonly LockedPackage[],
  base: ImageLock['base'],
  mirrors: Mirrors,
  cache: string,
): Promise<FetchedPackages> {
  const folder = join(cache, 'packages');
  await mkdir(folder, { recursive: true });
  const kept = (one: LockedPackage): string => join(folder, `${one.sha256}.deb`);
  const notThere = async (some: readonly LockedPackage[]): Promise<LockedPackage[]> => {
    const there = await Promise.all(some.map(async (one) => (await digestIfAny(kept(one))) === one.sha256));
    return some.filter((_, at) => !there[at]);
  };
  let missing = await notThere(packages);
  await download(missing, (one) => `${mirrors[one.archive]}/${one.file}`, folder, kept);
  missing = await notThere(missing);
  const moved = missing.length;
  if (base.mode === 'debian') {
    const at = base.snapshot;
    await download(missing, (one) => `${mirrors.snapshot}/${one.archive}/${at}/${one.file}`, folder, kept);
    missing = await notThere(missing);
  }
  const files = new Map(packages.map((one) => [one.sha256, kept(one)]));
  return { files, missing, fromSnapshot: moved - missing.length };
}

async function download(
  packages: readonly LockedPackage[],
  address: (one: LockedPackage) => string,
  folder: string,
  kept: (one: LockedPackage) => string,
): Promise<void> {
  if (packages.length === 0) return;
  const work = await mkdtemp(join(folder, 'part-'));
  try {
    const target = (one: LockedPackage): string => join(work, `${one.sha256}.deb`);
    const wanted = packages.flatMap((one) => [address(one), target(one), `SHA256:${one.sha256}`]);
    const options = [
      'APT::Sandbox::User=',
      'Acquire::Retries=1',
      'Acquire::http::Timeout=20',
      'Acquire::https::Timeout=20',
    ];
    // What failed is seen from the files that are there; apt says so too, in words for a person.
    await execa(APT_HELPER, [...options.flatMap((one) => ['-o', one]), 'download-file', ...wanted], {
      reject: false,
      stdin: 'ignore',
      env: { LC_ALL: 'C' },
    });
    for (const one of packages)
      if ((await digestIfAny(target(one))) === one.sha256) await rename(target(one), kept(one));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const digestIfAny = (file: string): Promise<string | null> => digestOfFile(file).catch(() => null);
