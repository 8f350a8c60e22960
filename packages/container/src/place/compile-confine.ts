// Compiles the program that enters a prepared root and gives up every privilege: static, since the root has no libraries for it.
import { fileURLToPath } from 'node:url';
import { HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';

const FOLDER = fileURLToPath(new URL('../../place/', import.meta.url));
const COMPILERS = ['gcc', 'cc', 'musl-gcc'];

/** @throws HarnessError `cell.place` */
export async function compileConfine(output: string): Promise<void> {
  const reasons: string[] = [];
  for (const compiler of COMPILERS) {
    const made = await execa(
      compiler,
      ['-std=gnu11', '-Os', '-s', '-Wall', '-Wextra', '-Werror', '-static', '-o', output, 'confine.c'],
      { cwd: FOLDER, reject: false, stdin: 'ignore' },
    );
    if (made.exitCode === 0) return;
    reasons.push(`${compiler}: ${made.stderr.trim().split('\n')[0] || made.shortMessage}`);
  }
  throw new HarnessError(
    'cell.place',
    `the program that confines the agent cannot be compiled (${reasons.join('; ')})`,
    'apt-get install gcc libc6-dev, or musl-tools',
  );
}
