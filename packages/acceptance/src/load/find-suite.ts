// Which suites there are, and which one is a skill's.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HarnessError, type Suite } from '@agent-harness/contracts';
import { loadSuite } from './load-suite.ts';

export interface SuiteFile {
  /** Absolute path of the suite.yaml. */
  file: string;
  suite: Suite;
}

const shipped = fileURLToPath(new URL('../../suites', import.meta.url));

/** Every `<folder>/<name>/suite.yaml`, by name. @throws HarnessError when one of them is invalid */
export async function listSuites(folder: string = shipped): Promise<SuiteFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => {
      const file = join(folder, name, 'suite.yaml');
      return { file, suite: await loadSuite(file) };
    }),
  );
}

/** @throws HarnessError `suite.none` or `suite.several` */
export async function findSuite(skill: string, folder: string = shipped): Promise<SuiteFile> {
  const all = await listSuites(folder);
  const [only, ...more] = all.filter(({ suite }) => suite.skill === skill);
  if (only && more.length === 0) return only;
  const skills = [...new Set(all.map(({ suite }) => suite.skill))].join(', ');
  throw only
    ? new HarnessError(
        'suite.several',
        `skill ${skill} has ${more.length + 1} suites: ${[only, ...more].map(({ file }) => file).join(', ')}`,
        'a skill has one suite: put their demands into one file',
      )
    : new HarnessError(
        'suite.none',
        `no suite says what is demanded of skill ${skill}; there are suites for ${skills}`,
        `write ${join(folder, skill, 'suite.yaml')}`,
      );
}
