// A base from a registry, by digest: pulled, and unpacked so that it can be cut down like a bootstrapped one.
import { rm } from 'node:fs/promises';
import { HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';
import type { Engine } from '../../engine/engine.ts';

/** Unpacks the image's files into `root`. @throws HarnessError `image.base` with the engine's last words */
export async function pullBase(engine: Engine, reference: string, root: string): Promise<void> {
  const run = async (...args: string[]): Promise<string> => {
    const ran = await execa(engine.name, [...engine.global, ...args], { reject: false, stdin: 'ignore' });
    if (ran.exitCode === 0) return ran.stdout.trim();
    throw new HarnessError(
      'image.base',
      `the base ${reference} could not be had: ${ran.stderr.trim().split('\n').at(-1)}`,
      'check the registry and the digest in packages/container/image/manifest.json, or bootstrap from Debian',
    );
  };
  const present = await execa(engine.name, ['image', 'inspect', reference], {
    reject: false,
    stdin: 'ignore',
  });
  if (present.exitCode !== 0) await run('pull', reference);
  // The container is never started; an image without a command still wants one named.
  const container = await run('create', reference, '/none');
  const tarFile = `${root}.tar`;
  try {
    await run('export', '--output', tarFile, container);
    await execa('tar', ['-xpf', tarFile, '--numeric-owner', '--exclude=dev/*', '-C', root]);
  } finally {
    await execa(engine.name, [...engine.global, 'rm', container], { reject: false, stdin: 'ignore' });
    await rm(tarFile, { force: true });
  }
}
