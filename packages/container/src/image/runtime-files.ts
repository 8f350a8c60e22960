// The native programs of the image: the CLI, which the lockfile pins, and Node, which the image manifest pins.
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { HarnessError, type ImageManifest } from '@agent-harness/contracts';
import { execa } from 'execa';
import type { ImageFile } from './build-image.ts';

/** A program of the image before its bytes are there. */
export interface RuntimeProgram {
  /** Absolute path in the image. */
  path: string;
  /** What identifies its content: package, version and digest or size. */
  identity: string;
  /** Brings the file to this host, into `folder` when it is not there yet. */
  fetch(folder: string): Promise<ImageFile>;
}

/** @throws HarnessError `image.architecture`, `image.runtime` */
export async function runtimePrograms(
  manifest: ImageManifest,
  arch: string = process.arch,
): Promise<RuntimeProgram[]> {
  if (arch !== 'x64' && arch !== 'arm64')
    throw new HarnessError(
      'image.architecture',
      `no CLI is published for linux/${arch}`,
      'run on x64 or arm64',
    );
  return [await installedCli(manifest, arch), fetchedNode(manifest, arch)];
}

async function installedCli({ cli }: ImageManifest, arch: 'x64' | 'arm64'): Promise<RuntimeProgram> {
  const name = `${cli.package}-linux-${arch}`;
  const missing = (what: string): HarnessError =>
    new HarnessError(
      'image.runtime',
      `${name}@${cli.version} ${what}`,
      'run `npm ci` (on another platform: `npm ci --os linux`)',
    );
  let packageFile: string;
  try {
    packageFile = createRequire(import.meta.url).resolve(`${name}/package.json`);
  } catch {
    throw missing('is not installed');
  }
  const found = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string };
  if (found.version !== cli.version) throw missing(`is needed, ${found.version} is installed`);
  const source = join(dirname(packageFile), 'claude');
  const path = '/opt/harness/bin/claude';
  return {
    path,
    identity: `${name}@${cli.version}:${(await stat(source)).size}`,
    fetch: async () => ({ path, mode: 0o755, source }),
  };
}

/**
 * Node is not a dependency: its package would put a `node` before the user's own on every npm script's PATH, and the
 * tests would run on another Node than the users.
 */
function fetchedNode({ node }: ImageManifest, arch: 'x64' | 'arm64'): RuntimeProgram {
  const name = `${node.package}-linux-${arch}@${node.version}`;
  const integrity = node.integrity[arch];
  const path = '/opt/harness/bin/node';
  return {
    path,
    identity: `${name}:${integrity}`,
    fetch: async (folder) => {
      const tarball = join(folder, await pack(name, folder));
      const found = `sha512-${createHash('sha512')
        .update(await readFile(tarball))
        .digest('base64')}`;
      if (found !== integrity)
        throw new HarnessError(
          'image.integrity',
          `${name} has the digest ${found}, the image manifest says ${integrity}`,
          'do not build; compare with the registry’s own record of this version',
        );
      await execa('tar', ['-xzf', tarball, '-C', folder, 'package/bin/node']);
      return { path, mode: 0o755, source: join(folder, 'package/bin/node') };
    },
  };
}

async function pack(name: string, folder: string): Promise<string> {
  const packed = await execa(
    'npm',
    ['pack', name, '--json', '--loglevel=error', '--pack-destination', folder],
    { reject: false, stdin: 'ignore', cwd: folder },
  );
  if (packed.exitCode !== 0)
    throw new HarnessError(
      'image.runtime',
      `${name} could not be fetched: ${packed.stderr.trim().split('\n').at(-1)}`,
      'the npm registry must be reachable when the image is built',
    );
  const [entry] = JSON.parse(packed.stdout) as [{ filename: string }];
  return entry.filename.replace('@', '').replace('/', '-');
}
