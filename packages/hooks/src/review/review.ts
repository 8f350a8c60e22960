// The rejected log of a set of runs: what was refused, what to do about it, and which grants nobody used.
import type { Rule } from '@agent-harness/contracts';
import { type RejectionGroup, groupRejections } from './group-rejections.ts';
import { type Proposal, propose } from './propose.ts';
import type { ReviewedLog } from './read-log.ts';
import { rejectionsOf } from './rejections.ts';
import { type Grant, grantUse, unusedGrants } from './used-grants.ts';

export interface Review {
  /** Every log that was read, and what is wrong with it. */
  logs: Pick<ReviewedLog, 'name' | 'run' | 'skill' | 'state' | 'problem'>[];
  rejections: (RejectionGroup & { proposal: Proposal })[];
  /** With the number of sessions in which the grant stood and was not used. */
  unused: (Grant & { sessions: number })[];
}

/** @param tools of the image, by the name on PATH; null when it is not known */
export function review(
  logs: readonly ReviewedLog[],
  { rules, tools }: { rules: readonly Rule[]; tools: ReadonlySet<string> | null },
): Review {
  const use = grantUse(logs);
  const lines = (grants: readonly Grant[]): Set<string> =>
    new Set(grants.filter(({ kind }) => kind === 'command').map(({ grant }) => grant));
  const known = { rules, tools, granted: lines(use.granted), used: lines(use.used) };
  return {
    logs: logs.map(({ name, run, skill, state, problem }) => ({ name, run, skill, state, problem })),
    rejections: groupRejections(logs.flatMap((log) => rejectionsOf(log, rules))).map((group) => ({
      ...group,
      proposal: propose(group, known),
    })),
    unused: unusedGrants(use).map((grant) => ({ ...grant, sessions: use.sessions.get(grant.stage) ?? 0 })),
  };
}
