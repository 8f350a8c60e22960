// The last program: puts report and evidence together, so that what is published holds both.
import { cp } from 'node:fs/promises';
import { readArguments } from '../../program/read-arguments.ts';
import { runProgram } from '../../program/run-program.ts';

const USAGE = 'bundle.mjs --evidence <folder> --report <folder> --out <folder>';

/** What the writer could add to the evidence's own files stays behind: only the two that it owns are taken. */
async function main(): Promise<void> {
  const { evidence, report, out } = readArguments(process.argv.slice(2), USAGE, ['evidence', 'report', 'out']); // prettier-ignore
  await cp(evidence, out, { recursive: true, dereference: false });
  for (const name of ['report.md', 'ledger.json']) await cp(`${report}/${name}`, `${out}/${name}`);
  process.stdout.write(`report and evidence in ${out}\n`);
}

runProgram(main);
