// An environment variable that a file reads, sets or shows as an example.
import { filled, line, oneOf, sha } from '../field.ts';

export interface EnvClaim {
  id: string;
  kind: 'env';
  sha: string;
  name: string;
  /** `requires`: the code fails without it, as far as the line shows. */
  role: 'reads' | 'requires' | 'sets' | 'example';
  file: string;
  line: number;
}

export const ENV = {
  sha,
  name: filled,
  role: oneOf('reads', 'requires', 'sets', 'example'),
  file: filled,
  line,
};
