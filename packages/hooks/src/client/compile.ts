// Builds the hook client: one static binary without libc, loader or build-time traces, the same bytes every time.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { HarnessError } from '@agent-harness/contracts';

const run = promisify(execFile);

const source = fileURLToPath(new URL('../../client/hook-client.c', import.meta.url));

/** Tried in this order. The client has no library in it, so they differ in little but their age. */
const compilers = ['gcc', 'cc', 'musl-gcc'];

const flags = [
  ['-std=c11', '-Os', '-s', '-Wall', '-Wextra', '-Werror'],
  // No C library: /bin/true takes twice as long to start as this client takes in all.
  ['-static', '-nostdlib', '-ffreestanding', '-fno-stack-protector', '-fno-asynchronous-unwind-tables'],
  // Without this, gcc makes a loop that copies into a call of the function that the loop is in.
  ['-fno-tree-loop-distribute-patterns', '-Wl,--build-id=none'],
].flat();

/**
 * Compiles `client/hook-client.c` into an executable file.
 * @returns its digest, `sha256:<hex>`
 * @throws HarnessError `client.no-compiler`, `client.not-compiled`
 */
export async function compileClient(
  output: string,
  { path = process.env['PATH'] ?? '' }: { path?: string } = {},
): Promise<{ digest: string }> {
  for (const compiler of compilers) if (await tryCompile(compiler, output, path)) return seal(output);
  throw new HarnessError(
    'client.no-compiler',
    `no C compiler is installed (looked for ${compilers.join(', ')})`,
    'apt-get install musl-tools',
  );
}

async function tryCompile(compiler: string, output: string, path: string): Promise<boolean> {
  try {
    // In the source's folder and by its bare name, so that no path of this machine can enter the binary.
    await run(compiler, [...flags, '-o', output, 'hook-client.c'], {
      cwd: dirname(source),
      env: { PATH: path, LC_ALL: 'C', SOURCE_DATE_EPOCH: '0' },
    });
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw new HarnessError(
      'client.not-compiled',
      `${compiler} could not build the hook client:\n${(cause as { stderr?: string }).stderr ?? String(cause)}`,
      'apt-get install musl-tools',
      { cause },
    );
  }
}

async function seal(output: string): Promise<{ digest: string }> {
  await chmod(output, 0o755);
  const digest = createHash('sha256')
    .update(await readFile(output))
    .digest('hex');
  return { digest: `sha256:${digest}` };
}
