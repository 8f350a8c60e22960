// Compiles the program that enters a prepared root and gives up every privilege: static, since the root has no libraries for it.
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileStatic } from '../native/compile-static.ts';
import { readSyscalls } from '../profile/seccomp-profile.ts';
import { renderFilter } from './render-filter.ts';

const FOLDER = fileURLToPath(new URL('../../place/', import.meta.url));

/** @param output in a folder of the caller's: the filter that is compiled in is written beside it. @throws HarnessError `cell.place` */
export async function compileConfine(output: string): Promise<void> {
  const folder = dirname(output);
  await writeFile(join(folder, 'filter.h'), renderFilter(readSyscalls()));
  await compileStatic({
    what: 'the program that confines the agent',
    code: 'cell.place',
    folder: FOLDER,
    source: 'confine.c',
    output,
    include: [folder],
  });
}
