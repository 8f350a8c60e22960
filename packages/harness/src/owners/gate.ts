// Joins a prepared review with what a platform says of approvals, as the merge gate does.
import { HarnessError, type Team } from '@agent-harness/contracts';
import type { ApprovalSource } from '../approvals/source.ts';
import { dutiesOf } from './duties-of.ts';
import { type Judgement, judgeApprovals } from './judge-approvals.ts';
import type { PreparedReview } from './prepare-review.ts';
import type { Review } from './review-diff.ts';

/** @throws HarnessError `approvals.head`, `approvals.author`, `approvals.members` */
export async function gate(
  { diff, input, trusted }: PreparedReview,
  review: Review,
  source: ApprovalSource,
  author: readonly string[],
  platform: 'gitlab' | 'github',
): Promise<Judgement> {
  if (source.head !== null && source.head !== diff.head)
    throw new HarnessError(
      'approvals.head',
      `the platform's head is ${source.head}, and ${diff.head} is reviewed`,
      'check out the source branch and give its commit with --head',
    );
  const authors = [...author, ...(source.author === null ? [] : [source.author])];
  if (authors.length === 0)
    throw new HarnessError('approvals.author', 'nobody says who the author is', 'give --author <login>');
  const duties = dutiesOf(diff.commits, trusted.ownership, authors, source.text);
  const teams = [...(input.changed?.after.ownership.teams ?? []), ...trusted.ownership.teams];
  // The target's entry comes last and wins: a diff does not choose who approves it.
  const known = new Map(teams.map((team) => [team.name, team]));
  const needed = new Set(review.requirements.flatMap((one) => one.teams));
  const members = new Map<string, string[]>();
  for (const name of needed) {
    const team = known.get(name);
    if (team) members.set(name, await membersOf(team, source, platform));
  }
  return judgeApprovals(review.requirements, source.approvals, diff.head, members, duties);
}

async function membersOf(
  team: Team,
  source: ApprovalSource,
  platform: 'gitlab' | 'github',
): Promise<string[]> {
  if (team.members) return team.members.map(({ login }) => login);
  if (source.membersOf) return source.membersOf(team[platform]);
  throw new HarnessError(
    'approvals.members',
    `nothing says who is in ${team.name}`,
    'list its members in ownership.json, or read approvals from gitlab or github',
  );
}
