// Decides whether those who must approve have approved: authors, agents, who triggered them and stale approvals never count.
import type { Requirement } from './review-diff.ts';

export interface Approval {
  by: string;
  /** The commit that was approved; null where the platform does not say. */
  sha: string | null;
}

export interface Duties {
  /** Logins that wrote the change. */
  authors: readonly string[];
  agents: readonly string[];
  triggers: readonly string[];
  /** What keeps the three duties from being told apart, as sentences. */
  problems: readonly string[];
}

export interface JudgedRequirement extends Requirement {
  approvedBy: string[];
  missing: number;
}

export interface Judgement {
  approved: boolean;
  requirements: JudgedRequirement[];
  ignored: { by: string; why: string }[];
  problems: string[];
}

const same = (login: string): string => login.toLowerCase();

/** @param members logins of each team, as the target branch or the platform has them */
export function judgeApprovals(
  requirements: readonly Requirement[],
  approvals: readonly Approval[],
  head: string,
  members: ReadonlyMap<string, readonly string[]>,
  duties: Duties,
): Judgement {
  const why = refusals(duties);
  const ignored: Judgement['ignored'] = [];
  const counted = new Set<string>();
  for (const { by, sha } of approvals) {
    const refused =
      why.get(same(by)) ??
      (sha !== null && sha !== head ? `approved ${sha.slice(0, 12)}, not the head` : null);
    if (refused === null) counted.add(same(by));
    else ignored.push({ by, why: refused });
  }
  const judged = requirements.map((one) => {
    const people = new Set(one.teams.flatMap((team) => members.get(team) ?? []).map(same));
    const approvedBy = [...counted].filter((login) => people.has(login)).sort();
    return { ...one, approvedBy, missing: Math.max(0, one.approvals - approvedBy.length) };
  });
  return {
    approved: duties.problems.length === 0 && judged.every(({ missing }) => missing === 0),
    requirements: judged,
    ignored,
    problems: [...duties.problems],
  };
}

function refusals({ authors, agents, triggers }: Duties): Map<string, string> {
  return new Map([
    ...triggers.map((login): [string, string] => [same(login), 'triggered the agent']),
    ...authors.map((login): [string, string] => [same(login), 'wrote the change']),
    ...agents.map((login): [string, string] => [same(login), 'is an agent']),
  ]);
}
