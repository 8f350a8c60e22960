// The file that the collect stage hands to the write stage.
import type { CommitClaim, NumberClaim } from '../claims/claim.ts';

export const INDEX_SCHEMA = 'new-skill-index/1';

export interface EvidenceIndex {
  schema: typeof INDEX_SCHEMA;
  /** Full sha of the commit that was read. */
  head: string;
  /** How many commits there are, then the newest of them. */
  claims: (CommitClaim | NumberClaim)[];
}
