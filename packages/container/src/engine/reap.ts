// Removes what a harness left that was killed: containers and temporary folders whose owner is gone, and nothing else.
import { lstat, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Engine } from './engine.ts';
import { isOrphan, ownerOf } from './owner.ts';
import { removeContainer } from './remove-container.ts';

/** Label of a container. */
export const OWNER_LABEL = 'agent-harness.owner';
/** Podman prints `name:value`, docker `name=value`. */
const OWNER_IN_LIST = /agent-harness\.owner[:=]([0-9a-f.-]+)/;
const OWNER_FILE = '.owner';

export interface Reaped {
  /** Names. */
  containers: string[];
  /** Paths. */
  folders: string[];
}

/** Marks a temporary folder as this process's; its name must start with `harness-`. */
export async function ownFolder(folder: string): Promise<void> {
  await writeFile(join(folder, OWNER_FILE), ownerOf() ?? '', { mode: 0o600 });
}

/**
 * @param engine null where there is none, and so no container
 * @param parent where temporary folders are made
 */
export async function reap(engine: Engine | null, parent: string = tmpdir()): Promise<Reaped> {
  const [containers, folders] = await Promise.all([
    engine ? orphanContainers(engine) : [],
    orphanFolders(parent),
  ]);
  await Promise.all([
    ...(engine ? containers.map((name) => removeContainer(engine, name)) : []),
    ...folders.map((folder) => rm(folder, { recursive: true, force: true })),
  ]);
  return { containers, folders };
}

async function orphanContainers(engine: Engine): Promise<string[]> {
  const listed = await execa(
    engine.name,
    [
      ...engine.global,
      'ps',
      '--all',
      '--filter',
      `label=${OWNER_LABEL}`,
      '--format',
      '{{.Names}}\t{{.Labels}}',
    ],
    { reject: false, stdin: 'ignore' },
  );
  return listed.stdout
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([, labels]) => isOrphan(OWNER_IN_LIST.exec(labels ?? '')?.[1] ?? ''))
    .flatMap(([name]) => name ?? []);
}

/** A folder of another user, or a link, is left alone: the temporary folder is everyone's. */
async function orphanFolders(parent: string): Promise<string[]> {
  const names = (await readdir(parent)).filter((name) => name.startsWith('harness-'));
  const found = await Promise.all(
    names.map(async (name) => {
      const folder = join(parent, name);
      const stat = await lstat(folder).catch(() => null);
      if (!stat?.isDirectory() || stat.uid !== process.getuid?.()) return [];
      const owner = await readFile(join(folder, OWNER_FILE), 'utf8').catch(() => '');
      return isOrphan(owner) ? [folder] : [];
    }),
  );
  return found.flat();
}
