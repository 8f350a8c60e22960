// A version of a tool that a file demands or brings.
import { filled, line, oneOf, sha } from '../field.ts';

export interface VersionClaim {
  id: string;
  kind: 'version';
  sha: string;
  /** `node`, `python`, `go`, ... */
  tool: string;
  /** As written: a version or a range. */
  version: string;
  /** `requires` is a range that others must satisfy; `uses` is what runs; `tests` is one of several that CI runs. */
  role: 'requires' | 'uses' | 'tests';
  file: string;
  line: number;
}

export const VERSION = {
  sha,
  tool: filled,
  version: filled,
  role: oneOf('requires', 'uses', 'tests'),
  file: filled,
  line,
};
