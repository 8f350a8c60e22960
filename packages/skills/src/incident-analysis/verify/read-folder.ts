// Reads the plain files of a folder and of the folders in it; a link is no file and is not followed.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Text by path, relative to the folder. @throws Error when the folder cannot be read */
export async function readFolder(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return new Map(
    await Promise.all(
      entries
        .filter((entry) => entry.isFile())
        .map(async (entry): Promise<[string, string]> => {
          const path = join(entry.parentPath, entry.name);
          return [path.slice(folder.replace(/\/+$/, '').length + 1), await readFile(path, 'utf8')];
        }),
    ),
  );
}
