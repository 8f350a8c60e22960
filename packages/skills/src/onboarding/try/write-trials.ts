// Writes the trials as the only file of the stage: what commands left in the output folder goes first.
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../program/refusal.ts';
import { toLines } from '../../evidence/to-lines.ts';
import { type Trials, TRIALS_FILE } from '../trials.ts';

/** @throws Refusal `out-not-writable` */
export async function writeTrials(out: string, trials: Trials): Promise<void> {
  try {
    for (const name of await readdir(out)) await rm(join(out, name), { recursive: true, force: true });
    await writeFile(join(out, TRIALS_FILE), toLines(trials), { flag: 'wx' });
  } catch (cause) {
    throw new Refusal(
      'out-not-writable',
      `cannot write to ${out}: ${(cause as Error).message}`,
      'a command may have locked it; run without --with try',
    );
  }
}
