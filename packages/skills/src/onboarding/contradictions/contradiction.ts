// Two places of a repository that cannot both be right, or one that points at nothing.
import type { Claim, Unnumbered } from '../../claims/claim.ts';

export interface Contradiction {
  /** `version`: files demand or use versions that do not fit. The others: a document or example names what is not there. */
  kind: 'version' | 'command' | 'link' | 'variable';
  /** What disagrees, in the order to tell it. */
  claims: readonly Unnumbered<Claim>[];
}
