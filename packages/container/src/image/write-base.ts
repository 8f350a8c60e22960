// The base layer as a tar file: from Debian's packages or a registry, cut down to the manifest, the same bytes each time.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImageManifest } from '@agent-harness/contracts';
import { execa } from 'execa';
import type { Engine } from '../engine/engine.ts';
import { EPOCH, bootstrap } from './bootstrap.ts';
import { prune } from './prune.ts';
import { pullBase } from './pull-base.ts';

/** @throws HarnessError `image.bootstrap` or `image.base` */
export async function writeBase(engine: Engine, manifest: ImageManifest, tarFile: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'harness-base-'));
  const root = join(work, 'root');
  try {
    await mkdir(root);
    if (manifest.base.distribution === 'oci') await pullBase(engine, manifest.base.reference, root);
    else await bootstrap(manifest.base, manifest.tools, root);
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
