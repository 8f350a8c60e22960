// Attempts to take what others need: processes, memory, disk.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../attest/error-code.ts';
import type { Result } from './result.ts';

const MEBIBYTE = 1024 * 1024;

export async function fork(most: number): Promise<Result> {
  const children: ChildProcess[] = [];
  let failed = '';
  while (children.length <= most && failed === '') {
    const child = spawn('/usr/bin/tail', ['-f', '/dev/null'], { stdio: 'ignore' });
    failed = await new Promise<string>((resolve) => {
      child.once('spawn', () => resolve(''));
      child.once('error', (error) => resolve(codeOf(error)));
    });
    if (failed === '') children.push(child);
  }
  for (const child of children) child.kill('SIGKILL');
  return {
    contained: children.length <= most,
    saw: `${children.length} started${failed === '' ? '' : `, then ${failed}`}`,
  };
}

/** In a child, so that this program lives to tell; the kernel ends the largest process of the container first. */
export function holdMemory(most: number): Result {
  const script = `const held=[];for(let n=1;n<=${most}/16;n++){held.push(Buffer.alloc(16*1048576,1));process.stdout.write(n*16+'\\n')}`;
  const ran = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  const held = Number(ran.stdout.trim().split('\n').at(-1));
  return {
    contained: ran.status !== 0 && held < most,
    saw: `${held} MB held, then ${ran.signal ?? `exit ${ran.status}`}`,
  };
}

export async function fill(folder: string, most: number, files: number): Promise<Result> {
  const paths = Array.from({ length: files }, (_, at) => join(folder, `filler-${at}`));
  const block = Buffer.alloc(MEBIBYTE, 1);
  let written = 0;
  try {
    for (const path of paths) {
      const file = await open(path, 'w');
      try {
        for (let own = 0; own * files <= most; own++, written++) await file.write(block);
      } finally {
        await file.close();
      }
    }
    return { contained: false, saw: `${written} MB written` };
  } catch (error) {
    return { contained: written <= most, saw: `${written} MB written, then ${codeOf(error)}` };
  } finally {
    await Promise.all(paths.map((path) => rm(path, { force: true }).catch(() => {})));
  }
}

export async function manyFiles(folder: string, most: number): Promise<Result> {
  const at = join(folder, 'many');
  let made = 0;
  try {
    await mkdir(at, { recursive: true });
    // As fast as it goes: whoever counts them has to keep up.
    for (; made < most; made++) closeSync(openSync(join(at, `${made}`), 'w'));
    return { contained: false, saw: `${made} files made` };
  } catch (error) {
    return { contained: true, saw: `${made} files made, then ${codeOf(error)}` };
  } finally {
    await rm(at, { recursive: true, force: true }).catch(() => {});
  }
}
