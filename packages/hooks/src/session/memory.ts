// What one session remembers from call to call: what was written, which credentials were seen, where content came from.
import { type Fingerprints, createFingerprints } from './fingerprints.ts';

/** `agent`: the agent's own text. `brought`: it came from the network or out of an encoding, so that nobody has read it. */
export type Origin = 'agent' | 'brought';

export interface SessionMemory {
  /** Files and folders that calls of this session wrote, absolute, as written and with links resolved. */
  readonly written: Map<string, Origin>;
  /** Rules of the credentials that were seen; never a value. */
  readonly credentials: Set<string>;
  readonly fingerprints: Fingerprints;
  /** Where content of others came from: an untrusted mount's folder, a host, `mcp:<server>`. */
  readonly sources: Set<string>;
}

export function createMemory(): SessionMemory {
  return {
    written: new Map(),
    credentials: new Set(),
    fingerprints: createFingerprints(),
    sources: new Set(),
  };
}
