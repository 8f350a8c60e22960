// Text that stands on some lines of a file, markup and white space aside.
import { filled, line, sha } from '../field.ts';

export interface LinesClaim {
  id: string;
  kind: 'lines';
  sha: string;
  file: string;
  /** First line, 1-based. */
  line: number;
  /** Last line. */
  to: number;
  text: string;
}

export const LINES = { sha, file: filled, line, to: line, text: filled };
