// Installs a release's project from its own folder: no registry, no cache of npm, no script.
import { copyFile, cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from '../pack/npm.ts';

/**
 * @param release folder with package.json, package-lock.json, packages/ and third-party/
 * @param folder where it is installed; made when it is missing
 * @returns the installed `harness` program
 * @throws HarnessError `cut.npm`
 */
export async function installRelease(release: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json'])
    await copyFile(join(release, name), join(folder, name));
  for (const name of ['packages', 'third-party']) await cp(join(release, name), join(folder, name), { recursive: true }); // prettier-ignore
  const cache = { npm_config_cache: join(folder, '.npm'), npm_config_registry: 'http://localhost:1/' };
  await npm(folder, ['ci', '--offline', '--ignore-scripts'], 'the release does not hold what its lockfile names', cache); // prettier-ignore
  return join(folder, 'node_modules/@agent-harness/harness/bin/harness.mjs');
}
