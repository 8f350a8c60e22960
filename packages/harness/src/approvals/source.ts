// What a merge gate is told from outside: who opened the change, at which commit, and who approved it.
import type { Approval } from '../owners/judge-approvals.ts';

export interface ApprovalSource {
  /** Login that opened the merge request; null when the source does not say. */
  author: string | null;
  /** The head as the platform has it; null when the source does not say. */
  head: string | null;
  /** The description of the merge request. */
  text: string;
  approvals: Approval[];
  /** Logins of a platform's group; null when the source knows no groups. */
  membersOf: ((handle: string) => Promise<string[]>) | null;
}
