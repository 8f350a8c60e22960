// A run that may be proposed: it passed, its log is sealed and whole, and its outputs are the ones that the gate let through.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AuditEvent, HarnessError, type RunRecord, parseFile } from '@agent-harness/contracts';
import { type VerifiedLog, verifyAuditLog } from '@agent-harness/hooks';
import { listOutputs } from '../gate/list-outputs.ts';
import { readRefusals } from '../report/write-report.ts';

export interface FinishedRun {
  record: RunRecord;
  /** Text by path, relative to the outputs. */
  outputs: Map<string, string>;
  refusals: AuditEvent[];
}

/** @throws HarnessError `propose.run` naming what is not as the run left it */
export async function readFinishedRun(folder: string): Promise<FinishedRun> {
  const file = join(folder, 'run.json');
  if (!existsSync(file)) throw refuse(`there is no run at ${folder}`, 'give the folder of a run with --run');
  const record = await parseFile('run', file);
  if (record.verdict !== 'passed')
    throw refuse(
      `run ${record.id} ended ${record.verdict}, so it has nothing to propose`,
      'run the skill again',
    );
  const log = join(folder, 'audit.jsonl');
  requireWhole(await verifyAuditLog(log), record);
  return { record, outputs: await readOutputs(folder, record), refusals: await readRefusals(log) };
}

function requireWhole({ sealed, head, problem }: VerifiedLog, { id, audit }: RunRecord): void {
  if (problem === null && sealed && audit.sealed && head === audit.head) return;
  const why = problem?.what ?? (sealed ? 'its head is not the one in run.json' : 'it is not sealed');
  throw refuse(
    `the audit log of run ${id} does not hold: ${why}`,
    'propose nothing of it; run the skill again',
  );
}

/** The bytes on disk must be those that the gate saw: between the two jobs anybody may have written there. */
async function readOutputs(folder: string, record: RunRecord): Promise<Map<string, string>> {
  const parent = join(folder, 'outputs');
  const { files, strange } = await listOutputs(parent);
  const found = new Map(files.map(({ path, digest }) => [path, digest]));
  const wanted = new Map(record.outputs.map(({ path, digest }) => [path, digest]));
  const wrong = [...new Set([...found.keys(), ...wanted.keys(), ...strange])]
    .filter((path) => found.get(path) === undefined || found.get(path) !== wanted.get(path))
    .sort();
  if (wrong.length > 0)
    throw refuse(
      `outputs of run ${record.id} are not what the gate let through: ${wrong.join(', ')}`,
      'propose the run folder as the run left it',
    );
  return new Map(
    await Promise.all(
      [...wanted.keys()].map(async (path) => [path, await readFile(join(parent, path), 'utf8')] as const),
    ),
  );
}

const refuse = (what: string, instead: string): HarnessError =>
  new HarnessError('propose.run', what, instead);
