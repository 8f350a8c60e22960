// A service that a compose file starts.
import { filled, line, sha, text } from '../field.ts';

export interface ServiceClaim {
  id: string;
  kind: 'service';
  sha: string;
  name: string;
  /** Image, or the folder it is built from; empty when the file says neither. */
  source: string;
  file: string;
  line: number;
}

export const SERVICE = { sha, name: filled, source: text, file: filled, line };
