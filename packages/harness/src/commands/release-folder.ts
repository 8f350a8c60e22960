// Which folder a person means by a release: the folder itself, or a version below `releases/`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const releaseFolder = (given: string): string =>
  /^\d+\.\d+\.\d+[\w.+-]*$/.test(given) && !existsSync(join(given, 'release.json'))
    ? join('releases', given)
    : given;
