// Prints a review as a table: who must approve, who has, and why.
import type { Judgement } from './judge-approvals.ts';
import type { Review } from './review-diff.ts';

const SHOWN = 3;

export function renderReview(review: Review, judgement: Judgement | null): string {
  const rows = (judgement?.requirements ?? review.requirements).map((one) => {
    const judged = judgement?.requirements.find(({ teams }) => teams === one.teams);
    return { one, who: one.teams.join(' or '), judged };
  });
  const width = Math.max(0, ...rows.map(({ who }) => who.length));
  return [
    ...rows.flatMap(({ one, who, judged }) => [
      `${state(judged?.missing)}${who.padEnd(width)}  ${one.approvals} to approve${
        judged && judged.approvedBy.length > 0 ? `, approved by ${judged.approvedBy.join(', ')}` : ''
      }`,
      ...one.reasons.map(({ why, paths }) => `    ${why}: ${some(paths)}`),
    ]),
    ...review.unowned.slice(0, 20).map((path) => `UNOWNED  ${path}: give it a team in ownership.json`),
    ...(judgement?.problems ?? []).map((problem) => `PROBLEM  ${problem}`),
    ...(judgement?.ignored ?? []).map(({ by, why }) => `ignored  approval of ${by}: ${why}`),
    verdict(review, judgement),
    '',
  ].join('\n');
}

const state = (missing: number | undefined): string =>
  missing === undefined ? '' : missing === 0 ? 'approved ' : 'MISSING  ';

function some(paths: readonly string[]): string {
  const rest = paths.length - SHOWN;
  return `${paths.slice(0, SHOWN).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function verdict({ requirements, unowned }: Review, judgement: Judgement | null): string {
  if (requirements.length === 0 && unowned.length === 0) return 'nothing changes: nobody must approve';
  if (judgement === null) return `${requirements.length} approvals by team needed`;
  const missing = judgement.requirements.filter((one) => one.missing > 0).length;
  return judgement.approved && unowned.length === 0
    ? 'approved: it may be merged'
    : `NOT APPROVED: ${missing} of ${requirements.length} missing`;
}
