// The evidence program: runs in the container, asks Azure through the MCP door, writes the bundle.
import { readFile } from 'node:fs/promises';
import { readArguments } from '../../program/read-arguments.ts';
import { Refusal } from '../../program/refusal.ts';
import { runProgram } from '../../program/run-program.ts';
import { callThroughDoor } from './ask-azure.ts';
import { collect } from './collect.ts';
import { SCOPE_PATH } from '../verify/paths.ts';
import { writeBundle } from './write-files.ts';

const USAGE = 'evidence.mjs --alert <file> --scope <file> --out <folder>, with HARNESS_MCP_URL set';

async function main(): Promise<void> {
  const { alert, scope, out } = readArguments(process.argv.slice(2), USAGE, ['alert', 'scope', 'out']);
  const door = process.env['HARNESS_MCP_URL'];
  if (door === undefined) throw new Refusal('usage', 'HARNESS_MCP_URL is not set', `use: ${USAGE}`);
  const evidence = await collect({
    alert: await readFile(alert, 'utf8'),
    scope: await readScopeFile(scope),
    call: callThroughDoor(`${door}/azure`),
    now: Date.now(),
  });
  const files = await writeBundle(out, evidence);
  const { queries, finding } = evidence.index;
  const failed = queries.filter(({ state }) => state === 'failed');
  process.stdout.write(
    `asked ${queries.length} queries, ${failed.length} without an answer; the alert is ${finding}; ${files.length} files in ${out}\n`,
  );
  for (const { id, problem } of failed) process.stdout.write(`  ${id}: ${problem}\n`);
}

async function readScopeFile(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new Refusal(
      'no-scope',
      `the scope ${file} cannot be read: ${cause.code}`,
      `commit a reviewed ${SCOPE_PATH} to the repository that the run reads`,
    );
  });
}

runProgram(main);
