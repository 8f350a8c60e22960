// What a skill's stale check is asked and answers.
import type { Finding } from '@agent-harness/contracts';

export interface StaleInput {
  repository: string;
  /** The later commit. */
  head: string;
  /** Folder of the documents, with their ledger `evidence.json`. */
  outputs: string;
}

/** One finding a sentence and reason, in the order of files and lines. */
export type StaleCheck = (input: StaleInput) => Promise<Finding[]>;
