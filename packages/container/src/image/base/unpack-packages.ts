// Unpacks Debian packages into a root folder. No script of a package runs: what is not in its files is not in the image.
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError, type LockedPackage } from '@agent-harness/contracts';
import { type ExecaError, execa } from 'execa';
import type { Architecture } from '../lock/resolve-lock.ts';

/** @throws HarnessError `image.unpack` */
export async function unpackPackages(
  packages: readonly LockedPackage[],
  files: ReadonlyMap<string, string>,
  architecture: Architecture,
  root: string,
): Promise<void> {
  await mergeUsr(architecture, root);
  for (const one of packages) {
    const file = files.get(one.sha256) ?? '';
    try {
      await execa('dpkg-deb', ['--fsys-tarfile', file], { encoding: 'buffer', buffer: false }).pipe('tar', [
        '-x',
        '-p',
        '--no-same-owner',
        '--keep-directory-symlink',
        '-C',
        root,
        '-f',
        '-',
      ]);
    } catch (error) {
      throw new HarnessError(
        'image.unpack',
        `${one.name} ${one.version} could not be unpacked: ${lastWords(error)}`,
        'apt-get install dpkg tar; free disk space is the other usual cause',
      );
    }
  }
}

/** Debian has one tree of programs and libraries; its packages still name `/bin` and `/lib`. */
async function mergeUsr(architecture: Architecture, root: string): Promise<void> {
  const merged = ['bin', 'sbin', 'lib', ...(architecture === 'amd64' ? ['lib64'] : [])];
  for (const name of merged) {
    await mkdir(join(root, 'usr', name), { recursive: true });
    await symlink(`usr/${name}`, join(root, name));
  }
}

function lastWords(error: unknown): string {
  const { stderr, shortMessage } = error as Partial<ExecaError>;
  return `${stderr || shortMessage || error}`.trim().split('\n').at(-1) ?? '';
}
