// Gives a clone of this repository what `npm ci` and `npm run build` would: installing again would show nothing more.
import { cp, readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';

const root = join(import.meta.dirname, '../../..');

/** The installed modules by hard link, seconds instead of a minute; what was built as a copy, for it will be built again. */
export async function shareModules(clone: string): Promise<void> {
  await link('node_modules', clone);
  for (const name of await readdir(join(root, 'packages'))) {
    await link(join('packages', name, 'node_modules'), clone);
    await cp(join(root, 'packages', name, 'dist'), join(clone, 'packages', name, 'dist'), {
      recursive: true,
    });
  }
}

/** A copy where another file system holds the clone. */
async function link(path: string, clone: string): Promise<void> {
  const [from, to] = [join(root, path), join(clone, path)];
  if (!existsSync(from)) return;
  const { exitCode } = await execa('cp', ['-al', from, to], { reject: false, stdin: 'ignore' });
  if (exitCode !== 0) await execa('cp', ['-a', '--remove-destination', `${from}/.`, to]);
}
