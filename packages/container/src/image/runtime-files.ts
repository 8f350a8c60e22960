// The native programs of the image: the CLI, which npm installed here or else is fetched, and Node, which is fetched; both held against the lock.
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { HarnessError, type LockedProgram } from '@agent-harness/contracts';
import { digestOfFile } from './digest.ts';
import type { ImageFile } from './image-file.ts';
import { keepProgram, unpackProgram } from './lock/npm-program.ts';
import type { Target } from './lock/resolve-lock.ts';

/** A program of the image before its bytes are there. */
export interface RuntimeProgram {
  /** Absolute path in the image. */
  path: string;
  locked: LockedProgram;
  /** Permission bits. */
  mode: number;
  /** Brings the file to this host. @throws HarnessError `image.runtime`, `image.integrity` */
  fetch(): Promise<ImageFile>;
}

export function runtimePrograms({ cli, node }: Target, cache: string): RuntimeProgram[] {
  return [
    runtimeProgram(
      '/opt/harness/bin/claude',
      0o755,
      cli,
      async () => installed(cli) ?? (await fetched(cli, 'claude', cache)),
    ),
    // The kernel lets nobody look into a process whose program they may not read: the entry has the agent's own uid.
    runtimeProgram('/opt/harness/bin/node', 0o711, node, () => fetched(node, 'bin/node', cache)),
  ];
}

function runtimeProgram(
  path: string,
  mode: number,
  locked: LockedProgram,
  bring: () => Promise<string>,
): RuntimeProgram {
  return {
    path,
    locked,
    mode,
    fetch: async () => {
      const source = await bring();
      const found = await digestOfFile(source);
      if (found === locked.sha256) return { path, mode, source };
      throw new HarnessError(
        'image.integrity',
        `${path} of ${locked.package}@${locked.version} has the digest ${found}, the lock says ${locked.sha256}`,
        'do not build; `npm ci` installs it anew, and then compare with the registry’s own record of this version',
      );
    },
  };
}

/**
 * The one that the lockfile of this repository pins, and the tests run. Null where npm left it out: a release's own
 * installation holds no program of one platform.
 */
function installed({ package: name, version }: LockedProgram): string | null {
  const require = createRequire(import.meta.url);
  let packageFile: string;
  try {
    packageFile = require.resolve(`${name}/package.json`);
  } catch {
    return null;
  }
  const found = (require(packageFile) as { version: string }).version;
  if (found === version) return join(dirname(packageFile), 'claude');
  throw new HarnessError(
    'image.runtime',
    `${name}@${version} is needed, ${found} is installed`,
    'run `npm ci`, or `harness image lock` after an update',
  );
}

/**
 * Node is not a dependency: its package would put a `node` before the user's own on every npm script's PATH, and the
 * tests would run on another Node than the users.
 */
async function fetched(
  { package: name, version, sha256, integrity }: LockedProgram,
  inside: string,
  cache: string,
): Promise<string> {
  const kept = join(cache, 'programs', sha256);
  if (await stat(kept).catch(() => null)) return kept;
  const folder = await mkdtemp(join(tmpdir(), 'harness-program-'));
  try {
    const found = await unpackProgram({ name, version }, inside, folder);
    if (found.integrity !== integrity)
      throw new HarnessError(
        'image.integrity',
        `${name}@${version} has the digest ${found.integrity}, the lock says ${integrity}`,
        'do not build; compare with the registry’s own record of this version',
      );
    return await keepProgram(cache, await digestOfFile(found.file), found.file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
