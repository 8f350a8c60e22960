// Compiles the program that enters a prepared root and gives up every privilege: static, since the root has no libraries for it.
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';
import { readSyscalls } from '../profile/seccomp-profile.ts';
import { renderFilter } from './render-filter.ts';

const FOLDER = fileURLToPath(new URL('../../place/', import.meta.url));
const FLAGS = ['-std=gnu11', '-Os', '-s', '-Wall', '-Wextra', '-Werror', '-static'];
const COMPILERS = ['gcc', 'cc', 'musl-gcc'];

/** @param output in a folder of the caller's: the filter that is compiled in is written beside it. @throws HarnessError `cell.place` */
export async function compileConfine(output: string): Promise<void> {
  const folder = dirname(output);
  await writeFile(join(folder, 'filter.h'), renderFilter(readSyscalls()));
  const reasons: string[] = [];
  for (const compiler of COMPILERS) {
    const made = await execa(compiler, [...FLAGS, '-I', folder, '-o', output, 'confine.c'], {
      cwd: FOLDER,
      reject: false,
      stdin: 'ignore',
    });
    if (made.exitCode === 0) return;
    reasons.push(`${compiler}: ${made.stderr.trim().split('\n')[0] || made.shortMessage}`);
  }
  throw new HarnessError(
    'cell.place',
    `the program that confines the agent cannot be compiled (${reasons.join('; ')})`,
    'apt-get install gcc libc6-dev, or musl-tools',
  );
}
