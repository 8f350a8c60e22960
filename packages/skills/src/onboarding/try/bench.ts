// The place where commands are tried: a copy of the tree, a PATH, and for each command a home and a folder of its own.
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../../program/refusal.ts';
import { programOnPath } from './program-on-path.ts';

export type Environment = Record<'PATH' | 'HOME' | 'TMPDIR', string> & Record<string, string>;

export interface Bench extends AsyncDisposable {
  /** The copy; commands of one run share it, as a newcomer's do. */
  tree: string;
  /** Undoes what the command before did to PATH, home and temporary folder. @returns what the next one sees */
  renew(): Promise<Environment>;
}

/**
 * @param repository is only read
 * @param path folders that hold the programs
 * @throws Refusal `tree-too-large`
 */
export async function openBench(repository: string, path: string): Promise<Bench> {
  const work = await mkdtemp(join(tmpdir(), 'try-'));
  const tree = join(work, 'tree');
  await copyTree(repository, tree);
  let [count, own] = [0, ''];
  return {
    tree,
    renew: async () => {
      // What a command has locked against removal stays, and is never used again.
      if (own !== '') await rm(own, { recursive: true, force: true }).catch(() => undefined);
      own = join(work, `own-${(count += 1)}`);
      const [bin, home, temporary] = [join(own, 'bin'), join(own, 'home'), join(own, 'tmp')];
      for (const folder of [bin, home, temporary]) await mkdir(folder, { recursive: true });
      await linkPrograms(bin, path);
      return {
        PATH: `${bin}:${path}`,
        HOME: home,
        TMPDIR: temporary,
        LANG: 'C.UTF-8',
        TZ: 'UTC',
        // Tools then neither watch, nor ask, nor draw.
        CI: 'true',
        NO_COLOR: '1',
        TERM: 'dumb',
        GIT_OPTIONAL_LOCKS: '0',
      };
    },
    [Symbol.asyncDispose]: () => rm(work, { recursive: true, force: true }).catch(() => undefined),
  };
}

/** Nothing that is written here may be executed, but a link leads to where it may. */
async function linkPrograms(bin: string, path: string): Promise<void> {
  await symlink(process.execPath, join(bin, 'node'));
  if (!programOnPath('sh', path)) await symlink('/usr/bin/bash', join(bin, 'sh'));
}

/** History is not copied: the copy's `.git` points to it, and it cannot be written. */
async function copyTree(repository: string, tree: string): Promise<void> {
  const history = join(repository, '.git');
  try {
    await cp(repository, tree, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => source !== history,
    });
    await writeFile(join(tree, '.git'), `gitdir: ${history}\n`);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') throw cause;
    throw new Refusal(
      'tree-too-large',
      'the tree does not fit where commands are tried',
      'run without --with try',
    );
  }
}
