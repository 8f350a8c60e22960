// A unit of work that may hold a decision.
import type { Commit } from '../../../history/commit.ts';
import type { Signal } from './signals.ts';

export interface Candidate {
  /** Commit that names the decision: the merge of a change request, else the commit itself. */
  lead: Commit;
  /** The strongest commits of the unit, without the lead; empty for a single commit. */
  parts: Commit[];
  theme: string;
  signals: Signal[];
  score: number;
  /** Order in the history, 0 = newest. */
  position: number;
}
