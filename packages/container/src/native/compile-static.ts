// Compiles a small C program that needs no library where it runs, with whichever compiler this host has.
import { HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';

const COMPILERS = ['gcc', 'cc', 'musl-gcc'];
const FLAGS = ['-std=gnu11', '-Os', '-s', '-Wall', '-Wextra', '-Werror', '-static'];

export interface StaticProgram {
  /** What it is, for the error. */
  what: string;
  /** Of the error. */
  code: string;
  folder: string;
  /** File in the folder. */
  source: string;
  output: string;
  /** Folders of generated headers. */
  include?: readonly string[];
}

/** @throws HarnessError with the given code, and what each compiler said */
export async function compileStatic(program: StaticProgram): Promise<void> {
  const { what, code, folder, source, output, include = [] } = program;
  const reasons: string[] = [];
  for (const compiler of COMPILERS) {
    const folders = include.flatMap((one) => ['-I', one]);
    const made = await execa(compiler, [...FLAGS, ...folders, '-o', output, source], {
      cwd: folder,
      reject: false,
      stdin: 'ignore',
    });
    if (made.exitCode === 0) return;
    reasons.push(`${compiler}: ${made.stderr.trim().split('\n')[0] || made.shortMessage}`);
  }
  throw new HarnessError(
    code,
    `${what} cannot be compiled (${reasons.join('; ')})`,
    'apt-get install gcc libc6-dev, or musl-tools',
  );
}
