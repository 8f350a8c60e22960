// Whether a program can be started by its name.
import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';

/** @param path folders, separated by colons */
export function programOnPath(program: string, path: string): boolean {
  if (program.includes('/')) return false;
  return path.split(':').some((folder) => {
    try {
      const file = join(folder, program);
      accessSync(file, constants.X_OK);
      return statSync(file).isFile();
    } catch {
      return false;
    }
  });
}
