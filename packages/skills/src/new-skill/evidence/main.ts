// The evidence program: runs in the container, reads a repository, writes what can be shown about it.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal, REFUSED } from '../../evidence/refusal.ts';
import { toLines } from '../../evidence/to-lines.ts';
import { collect } from './collect.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { repository: { type: 'string' }, out: { type: 'string' } } });
  const { repository, out } = values;
  if (repository === undefined || out === undefined)
    throw new Refusal('usage', 'an argument is missing', 'use: --repository <path> --out <folder>');
  const index = await collect(repository);
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'index.json'), toLines(index));
  process.stdout.write(`found ${index.claims.length} claims; index.json in ${out}\n`);
}

main().catch((error: unknown) => {
  if (error instanceof Refusal) {
    process.stderr.write(`${error.message}\n  instead: ${error.instead} [${error.code}]\n`);
    process.exitCode = REFUSED;
    return;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
