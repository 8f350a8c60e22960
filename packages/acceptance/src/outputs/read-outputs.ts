// Reads what a run produced: regular files only, because an output is written by an agent.
import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { HarnessError } from '@agent-harness/contracts';

export interface OutputFile {
  /** Relative to the outputs folder, with `/`. */
  path: string;
  text: string;
}

/** All files, by path. @throws HarnessError `outputs.unreadable` or `outputs.not-a-file` (a link could point anywhere) */
export async function readOutputs(folder: string): Promise<OutputFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause) => {
    throw new HarnessError(
      'outputs.unreadable',
      `the outputs folder ${folder} cannot be read: ${cause.code}`,
      'name the folder that holds the outputs of a run',
    );
  });
  const files = entries.filter((entry) => !entry.isDirectory());
  const paths = files.map((entry) => {
    const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
    if (entry.isFile()) return path;
    throw new HarnessError(
      'outputs.not-a-file',
      `${path} in the outputs is a link or a special file`,
      'have the skill write plain files',
    );
  });
  return Promise.all(
    paths.sort().map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') })),
  );
}
