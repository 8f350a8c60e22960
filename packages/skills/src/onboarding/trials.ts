// What the try stage hands on: one claim for each command, in the order in which they were tried.
import type { TrialClaim } from '../claims/kinds/trial.ts';
import { briefTrial, tellTrial } from './trial-phrases.ts';

export const TRIALS_FILE = 'trials.json';
export const TRIALS_SCHEMA = 'onboarding-trials/1';

export interface Trials {
  schema: typeof TRIALS_SCHEMA;
  head: string;
  claims: TrialClaim[];
  /** The only words that may tell each, for who writes the pages. */
  told: { claim: string; sentence: string; cell: string }[];
}

export function trialsOf(head: string, claims: TrialClaim[]): Trials {
  const told = claims.map((trial) => ({
    claim: trial.id,
    sentence: tellTrial(trial),
    cell: briefTrial(trial),
  }));
  return { schema: TRIALS_SCHEMA, head, claims, told };
}

/** What makes two claims speak of the same command. */
type Command = Pick<TrialClaim, 'command' | 'folder' | 'file' | 'line'>;

export function commandKey({ command, folder, file, line }: Command): string {
  return JSON.stringify([command, folder, file, line]);
}
