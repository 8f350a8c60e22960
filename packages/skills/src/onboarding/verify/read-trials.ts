// Reads what the try stage wrote. Code wrote it, but beside programs of the repository: its form is checked all the same.
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrialClaim } from '../../claims/kinds/trial.ts';
import { parseClaim } from '../../claims/parse-claim.ts';
import type { Report } from '../../verify/report.ts';
import { TRIALS_FILE, TRIALS_SCHEMA } from '../trials.ts';

const MOST_BYTES = 1 << 20;

/**
 * @param folder of the stage; absent or empty when nobody asked for it
 * @returns trials by id, `null` when nothing was tried
 */
export async function readTrials(
  folder: string | undefined,
  head: string,
  report: Report,
): Promise<Map<string, TrialClaim> | null> {
  const names = folder === undefined ? [] : await readdir(folder).catch(() => []);
  if (folder === undefined || names.length === 0) return null;
  const say = (message: string) => report(TRIALS_FILE, null, `trial.match: ${message}`);
  const trials = new Map<string, TrialClaim>();
  for (const name of names.filter((one) => one !== TRIALS_FILE)) say(`${name} lies beside the trials`);
  const stat = await lstat(join(folder, TRIALS_FILE)).catch(() => null);
  if (!stat?.isFile() || stat.size > MOST_BYTES) say('must be a plain file of at most 1 MB');
  else
    for (const item of itemsOf(await readFile(join(folder, TRIALS_FILE), 'utf8'), head, say)) {
      const parsed = parseClaim(item);
      if (!parsed.ok) for (const problem of parsed.problems) say(problem);
      else if (parsed.claim.kind !== 'trial') say(`${parsed.claim.id} is no trial`);
      else if (parsed.claim.sha !== head) say(`${parsed.claim.id} was tried at another commit`);
      else if (trials.has(parsed.claim.id)) say(`${parsed.claim.id} is there twice`);
      else trials.set(parsed.claim.id, parsed.claim);
    }
  return trials;
}

function itemsOf(text: string, head: string, say: (message: string) => void): unknown[] {
  try {
    const value = JSON.parse(text) as Record<string, unknown> | null;
    if (value?.['schema'] !== TRIALS_SCHEMA || value['head'] !== head) say('is of another run');
    else if (Array.isArray(value['claims'])) return value['claims'];
    else say('claims must be a list');
  } catch (error) {
    say(`is not JSON: ${(error as Error).message}`);
  }
  return [];
}
