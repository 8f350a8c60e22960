// `harness run --release`: verifies a release, installs it offline into a cache of its own, and starts the installed harness.
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError, type Release } from '@agent-harness/contracts';
import { execa } from 'execa';
import { cacheFolder } from '../files/cache-folder.ts';
import type { TrustList } from '../signing/read-trust.ts';
import { RELEASE_FILE } from '../signing/release-file.ts';
import { judgeInstalled } from '../verify/judge-installed.ts';
import type { Problem } from '../verify/problem.ts';
import { verifyRelease } from '../verify/verify-release.ts';
import { RELEASE_VARIABLE } from './installed-release.ts';
import { installRelease } from './project/install-release.ts';

export interface PreparedRelease {
  release: Release;
  /** The installed `harness.mjs`. */
  program: string;
  /** sha512 of release.json. */
  digest: string;
}

/**
 * @param cache parent of the installations; a release is installed once, by its digest, and checked each time
 * @throws HarnessError `release.refused`, naming every part
 */
export async function prepareRelease(
  folder: string,
  trust: TrustList,
  today: string,
  cache: string = cacheFolder('releases'),
): Promise<PreparedRelease> {
  const { release, digest, problems } = await verifyRelease(folder, { trust, today });
  if (!release || problems.length > 0) throw refused(folder, problems);
  const root = join(cache, digest.slice('sha512:'.length, 'sha512:'.length + 32));
  if (!existsSync(root)) await installInto(folder, root);
  const differing = await judgeInstalled(folder, root);
  if (differing.length > 0) throw refused(root, differing);
  return { release, program: programOf(root), digest };
}

/** Whole or not at all: a run beside this one may look. */
async function installInto(folder: string, root: string): Promise<void> {
  const work = `${root}.${process.pid}`;
  await mkdir(work, { recursive: true });
  try {
    await installRelease(folder, work);
    await copyFile(join(folder, RELEASE_FILE), join(work, RELEASE_FILE));
    await rename(work, root).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'ENOTEMPTY' && cause.code !== 'EEXIST') throw cause;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Runs the installed harness in this one's place. @returns its exit code */
export async function startInstalled(
  { program, digest }: PreparedRelease,
  args: readonly string[],
): Promise<number> {
  const child = execa(process.execPath, [program, ...args], {
    stdio: 'inherit',
    reject: false,
    env: { [RELEASE_VARIABLE]: digest },
  });
  // Ctrl-C reaches the child by itself; it seals its log, and this process waits for it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return (await child).exitCode ?? 1;
}

const programOf = (root: string): string => join(root, 'node_modules/@agent-harness/harness/bin/harness.mjs');

const refused = (where: string, problems: readonly Problem[]): HarnessError =>
  new HarnessError(
    'release.refused',
    `${where} is not what was released:\n  ${problems.map(({ kind, part, what }) => `${kind} ${part}: ${what}`).join('\n  ')}`,
    problems[0]?.instead ?? '`harness verify` names every problem',
  );
