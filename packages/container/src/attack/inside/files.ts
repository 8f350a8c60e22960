// Attempts on the file system: executing what was written, and writing through a link that leads out.
import { spawnSync } from 'node:child_process';
import { chmod, copyFile, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../attest/error-code.ts';
import type { Result } from './result.ts';

export async function executeWritten(folder: string): Promise<Result> {
  const file = join(folder, 'written-program');
  try {
    await copyFile('/opt/harness/attack/system-call', file);
    await chmod(file, 0o755);
    const ran = spawnSync(file, ['no-such-call']);
    return ran.error ? { contained: true, saw: codeOf(ran.error) } : { contained: false, saw: 'it ran' };
  } catch (error) {
    return { contained: true, saw: codeOf(error) };
  } finally {
    await rm(file, { force: true }).catch(() => {});
  }
}

/** The link stays: whoever collects outputs must not follow it. */
export async function writeThroughLink(folder: string, target: string): Promise<Result> {
  const link = join(folder, `link${target.replaceAll('/', '-')}`);
  try {
    await rm(link, { force: true });
    await symlink(target, link);
    await writeFile(link, 'written through a link\n', { flag: 'a' });
    return { contained: false, saw: `wrote: ${(await readFile(link, 'utf8')).length} characters there` };
  } catch (error) {
    return { contained: true, saw: codeOf(error) };
  }
}
