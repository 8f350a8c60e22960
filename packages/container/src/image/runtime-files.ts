// The native programs of the image: the pinned CLI and Node, from npm packages that the lockfile pins by digest.
import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { HarnessError, type ImageManifest } from '@agent-harness/contracts';
import type { ImageFile } from './build-image.ts';

/** Linux architectures by Node's name. @throws HarnessError `image.architecture` */
export function linuxArchitecture(arch: string = process.arch): 'x64' | 'arm64' {
  if (arch === 'x64' || arch === 'arm64') return arch;
  throw new HarnessError(
    'image.architecture',
    `no CLI is published for linux/${arch}`,
    'run on x64 or arm64',
  );
}

/**
 * Finds the CLI and Node of the manifest's versions among the installed packages.
 * @throws HarnessError `image.runtime` when one is missing or of another version
 */
export async function findRuntimeFiles(manifest: ImageManifest): Promise<ImageFile[]> {
  const arch = linuxArchitecture();
  return [
    await findBinary(
      `${manifest.cli.package}-linux-${arch}`,
      manifest.cli.version,
      'claude',
      '/opt/harness/bin/claude',
    ),
    await findBinary(
      `${manifest.node.package}-linux-${arch}`,
      manifest.node.version,
      'bin/node',
      '/opt/harness/bin/node',
    ),
  ];
}

async function findBinary(name: string, version: string, file: string, path: string): Promise<ImageFile> {
  const missing = (what: string): HarnessError =>
    new HarnessError(
      'image.runtime',
      `${name}@${version} ${what}`,
      'run `npm ci` (on another platform: `npm ci --os linux`); the version is pinned in packages/container',
    );
  let manifestFile: string;
  try {
    manifestFile = createRequire(import.meta.url).resolve(`${name}/package.json`);
  } catch {
    throw missing('is not installed');
  }
  const found = JSON.parse(await readFile(manifestFile, 'utf8')) as { version: string };
  if (found.version !== version) throw missing(`is needed, ${found.version} is installed`);
  const source = join(dirname(manifestFile), file);
  const { size } = await stat(source);
  return { path, mode: 0o755, source, identity: `${name}@${version}:${size}` };
}
