// A network port that a file opens or publishes.
import { count, filled, line, sha } from '../field.ts';

export interface PortClaim {
  id: string;
  kind: 'port';
  sha: string;
  port: number;
  file: string;
  line: number;
}

export const PORT = { sha, port: count, file: filled, line };
