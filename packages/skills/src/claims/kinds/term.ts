// A word that a document of the repository explains.
import { filled, line, sha } from '../field.ts';

export interface TermClaim {
  id: string;
  kind: 'term';
  sha: string;
  term: string;
  /** The explanation, without markup. */
  text: string;
  file: string;
  line: number;
}

export const TERM = { sha, term: filled, text: filled, file: filled, line };
