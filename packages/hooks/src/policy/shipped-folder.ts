// Where the data that ships with this package lies: beside `src` and `dist`, whichever this file, or a bundle of it, was loaded from.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HarnessError } from '@agent-harness/contracts';

/** @throws HarnessError `rules.missing` */
export function shippedFolder(name: 'rules' | 'profiles' | 'baseline' | 'words'): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const found = ['..', '../..']
    .map((up) => join(here, up))
    .find((folder) => existsSync(join(folder, 'rules', 'L1')));
  if (found) return join(found, name);
  throw new HarnessError(
    'rules.missing',
    `no ${name} beside ${here}`,
    'install the package whole, with its rules, words, profiles and baseline folders',
  );
}
