// The evidence program: runs in the container, asks Azure through the MCP door, writes the bundle.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { HarnessError, describeError } from '@agent-harness/contracts';
import { callThroughDoor } from './ask-azure.ts';
import { collect } from './collect.ts';
import { writeBundle } from './write-files.ts';

/** Exit code of a refusal; 2 is left to the hooks of the CLI, 1 to a crash. */
const REFUSED = 3;
const USAGE = 'use: evidence.mjs --alert <file> --scope <file> --out <folder>, with HARNESS_MCP_URL set';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { alert: { type: 'string' }, scope: { type: 'string' }, out: { type: 'string' } },
  });
  const { alert, scope, out } = values;
  const door = process.env['HARNESS_MCP_URL'];
  if (alert === undefined || scope === undefined || out === undefined || door === undefined)
    throw new HarnessError('usage', 'an argument or the MCP door is missing', USAGE);
  const evidence = await collect({
    alert: await readFile(alert, 'utf8'),
    scope: await readFile(scope, 'utf8'),
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

main().catch((error: unknown) => {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = error instanceof HarnessError ? REFUSED : 1;
});
