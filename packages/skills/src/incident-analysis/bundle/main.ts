// The last program: puts report and evidence together, so that what is published holds both.
import { cp } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { describeError } from '@agent-harness/contracts';

const { values } = parseArgs({
  options: { evidence: { type: 'string' }, report: { type: 'string' }, out: { type: 'string' } },
});
const { evidence = '', report = '', out = '' } = values;

/** What the writer could add to the evidence's own files stays behind: only the two that it owns are taken. */
async function main(): Promise<void> {
  await cp(evidence, out, { recursive: true, dereference: false });
  for (const name of ['report.md', 'ledger.json']) await cp(`${report}/${name}`, `${out}/${name}`);
  process.stdout.write(`report and evidence in ${out}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
});
