// Where execution begins: a name that can be started, and the file or function behind it.
import { filled, line, sha } from '../field.ts';

export interface EntryClaim {
  id: string;
  kind: 'entry';
  sha: string;
  name: string;
  target: string;
  file: string;
  line: number;
}

export const ENTRY = { sha, name: filled, target: filled, file: filled, line };
