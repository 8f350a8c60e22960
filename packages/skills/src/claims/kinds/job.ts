// A job of continuous integration and the commands it runs.
import { filled, line, sha, text } from '../field.ts';

export interface JobClaim {
  id: string;
  kind: 'job';
  sha: string;
  name: string;
  /** Commands in order, one a line; empty when the job only uses ready-made steps. */
  runs: string;
  file: string;
  line: number;
}

export const JOB = { sha, name: filled, runs: text, file: filled, line };
