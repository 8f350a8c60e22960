// Loads an image from its archive, for a machine that cannot build it.
import { HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';
import type { Engine } from '../engine/engine.ts';

/**
 * The archive names the image by the digest of its inputs, so the next build finds it and builds nothing.
 * @param id what the engine must call it afterwards; nothing is read when it has that image
 * @returns whether it was loaded now
 * @throws HarnessError `image.load`
 */
export async function loadArchive(engine: Engine, file: string, id: string): Promise<boolean> {
  const has = async (): Promise<boolean> =>
    (await run(engine, ['image', 'inspect', '--format', '{{.Id}}', id])).exitCode === 0;
  if (await has()) return false;
  const { exitCode, stderr } = await run(engine, ['load', '--input', file]);
  if (exitCode === 0 && (await has())) return true;
  throw new HarnessError(
    'image.load',
    `${engine.name} did not get ${id} from ${file}: ${stderr.trim().split('\n').at(-1) || 'the archive holds another image'}`,
    'verify the release that holds it; look at the free space of the engine’s storage',
  );
}

const run = async (engine: Engine, args: readonly string[]) =>
  execa(engine.name, [...engine.global, ...args], { reject: false, stdin: 'ignore' });
