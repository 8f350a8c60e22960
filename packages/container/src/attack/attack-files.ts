// The attack program as files of an image; no image of a run has them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';
import type { ImageFile } from '../image/image-file.ts';
import { ATTACK_FOLDER } from './attack.ts';

const COMPILERS = ['gcc', 'cc', 'musl-gcc'];

/**
 * Calls `use` with the files while the compiled one exists.
 * @throws HarnessError `attack.no-compiler`
 */
export async function withAttackFiles<T>(
  use: (files: ImageFile[]) => Promise<T>,
  program: string = fileURLToPath(new URL('../attack.mjs', import.meta.url)),
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'harness-attack-'));
  const output = join(folder, 'system-call');
  try {
    await compile(output);
    return await use([
      { path: '/opt/harness/attack/main.mjs', mode: 0o644, source: program },
      { path: '/opt/harness/attack/system-call', mode: 0o755, source: output },
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compile(output: string): Promise<void> {
  const reasons: string[] = [];
  for (const compiler of COMPILERS) {
    const made = await execa(
      compiler,
      ['-std=gnu11', '-Os', '-s', '-Wall', '-Wextra', '-Werror', '-static', '-o', output, 'system-call.c'],
      { cwd: ATTACK_FOLDER, reject: false, stdin: 'ignore' },
    );
    if (made.exitCode === 0) return;
    reasons.push(`${compiler}: ${made.stderr.trim().split('\n')[0] || made.shortMessage}`);
  }
  throw new HarnessError(
    'attack.no-compiler',
    `the attack program cannot be compiled (${reasons.join('; ')})`,
    'apt-get install gcc libc6-dev, or musl-tools',
  );
}
