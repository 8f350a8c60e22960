// The evidence program: runs in the container, reads a repository, writes what can be shown about it.
import { Refusal, REFUSED } from '../../evidence/refusal.ts';
import { collect } from './collect.ts';
import { readOptions } from './options.ts';
import { writeEvidence } from './write-files.ts';

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const evidence = await collect(options.repository);
  const written = await writeEvidence(options.out, evidence);
  const items = evidence.sheets.reduce((sum, { content }) => sum + content.items.length, 0);
  process.stdout.write(
    `found ${items} items for ${evidence.sheets.length} pages; ${written.length} files in ${options.out}\n`,
  );
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
