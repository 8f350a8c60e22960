// The base: a Debian root file system from signed packages, cut down to the manifest's tools.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HarnessError, type ImageManifest } from '@agent-harness/contracts';
import { execa } from 'execa';
import { prune } from './prune.ts';

/** Timestamp of every file in the image, so that equal content gives equal layers. */
export const EPOCH = 1_700_000_000;

export function bootstrapArguments(manifest: ImageManifest, target: string): string[] {
  const packages = new Set(
    [...manifest.tools, ...manifest.base.packages].map((one) => ('package' in one ? one.package : one.name)),
  );
  return [
    '--variant=minbase',
    '--format=directory',
    `--include=${[...packages].sort().join(',')}`,
    '--aptopt=Apt::Install-Recommends "false"',
    '--dpkgopt=path-exclude=/usr/share/man/*',
    '--dpkgopt=path-exclude=/usr/share/doc/*',
    '--dpkgopt=path-exclude=/usr/share/locale/*',
    manifest.base.suite,
    target,
  ];
}

/**
 * Writes the base as a tar file.
 * @throws HarnessError `image.bootstrap` with mmdebstrap's last words
 */
export async function bootstrapBase(manifest: ImageManifest, tarFile: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'harness-base-'));
  const root = join(work, 'root');
  try {
    const made = await execa('mmdebstrap', bootstrapArguments(manifest, root), {
      reject: false,
      stdin: 'ignore',
      env: { SOURCE_DATE_EPOCH: String(EPOCH) },
    });
    if (made.exitCode !== 0) throw bootstrapError(made.stderr || made.shortMessage || 'no output');
    await prune(root, manifest);
    await execa('tar', [
      '--sort=name',
      `--mtime=@${EPOCH}`,
      '--clamp-mtime',
      '--numeric-owner',
      '--format=posix',
      '--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime',
      '--exclude=./dev/*',
      '-C',
      root,
      '-cf',
      tarFile,
      '.',
    ]);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function bootstrapError(stderr: string): HarnessError {
  const tail = stderr.trim().split('\n').slice(-6).join('\n    ');
  const missing = /ENOENT|not found/.test(stderr) && stderr.includes('mmdebstrap');
  return new HarnessError(
    'image.bootstrap',
    `the base image could not be bootstrapped:\n    ${tail}`,
    missing
      ? 'apt-get install mmdebstrap (Debian), or give a base by digest'
      : 'check that the Debian mirror answers and has the packages named above, then run again',
  );
}
