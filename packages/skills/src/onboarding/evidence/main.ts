// The evidence program: runs in the container, reads a repository, writes what can be shown about it.
import { readArguments } from '../../program/read-arguments.ts';
import { runProgram } from '../../program/run-program.ts';
import { collect } from './collect.ts';
import { writeEvidence } from './write-files.ts';

const USAGE = 'evidence.mjs --repository <path> --out <folder>';

async function main(): Promise<void> {
  const { repository, out } = readArguments(process.argv.slice(2), USAGE, ['repository', 'out']);
  const evidence = await collect(repository);
  const written = await writeEvidence(out, evidence);
  const items = evidence.sheets.reduce((sum, { content }) => sum + content.items.length, 0);
  process.stdout.write(
    `found ${items} items for ${evidence.sheets.length} pages; ${written.length} files in ${out}\n`,
  );
}

runProgram(main);
