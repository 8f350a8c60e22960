// Lists an image as it is in the engine's store, by exporting a container that never starts.
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';
import type { Engine } from '../../engine/engine.ts';
import { removeContainer } from '../../engine/remove-container.ts';
import type { FileRecord } from './file-record.ts';
import { listTar } from './list-tar.ts';

/** What an engine puts into every container before it starts; empty, or gone under its mounts. */
const OF_THE_ENGINE =
  /^(dev|proc|sys)(\/|$)|^(\.dockerenv|run\/\.containerenv|etc\/(hosts|hostname|resolv\.conf|mtab))$/;

/** Empty files and folders only: what has content, or is a device, is somebody's. */
export const isOfTheEngine = ({ path, kind, size }: FileRecord): boolean =>
  OF_THE_ENGINE.test(path) && kind !== 'other' && size === 0;

/** @throws HarnessError `image.missing` */
export async function listImage(engine: Engine, reference: string): Promise<FileRecord[]> {
  // The container is never started; an image without a command still wants one named.
  const made = await execa(engine.name, [...engine.global, 'create', reference, '/none'], {
    reject: false,
    stdin: 'ignore',
  });
  if (made.exitCode !== 0)
    throw new HarnessError(
      'image.missing',
      `${engine.name} has no image ${reference}`,
      'build it with `harness image build`, or pull it',
    );
  const container = made.stdout.trim();
  const folder = await mkdtemp(join(tmpdir(), 'harness-export-'));
  try {
    // Not by a pipe: Node's are sockets, and podman cannot open its own output then.
    const tarFile = join(folder, 'root.tar');
    await execa(engine.name, [...engine.global, 'export', '--output', tarFile, container], {
      stdin: 'ignore',
    });
    const records = await listTar(createReadStream(tarFile));
    return records.filter((one) => !isOfTheEngine(one));
  } finally {
    await removeContainer(engine, container);
    await rm(folder, { recursive: true, force: true });
  }
}
