// The evidence program: runs in the container, reads a repository, writes what can be shown about it.
import { toLines } from '../../evidence/to-lines.ts';
import { writeFiles } from '../../evidence/write-files.ts';
import { readArguments } from '../../program/read-arguments.ts';
import { runProgram } from '../../program/run-program.ts';
import { collect } from './collect.ts';

const USAGE = 'evidence.mjs --repository <path> --out <folder>';

async function main(): Promise<void> {
  const { repository, out } = readArguments(process.argv.slice(2), USAGE, ['repository', 'out']);
  const index = await collect(repository);
  await writeFiles(out, [['index.json', toLines(index)]]);
  process.stdout.write(`found ${index.claims.length} claims; index.json in ${out}\n`);
}

runProgram(main);
