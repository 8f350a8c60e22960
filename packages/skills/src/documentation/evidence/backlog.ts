// Candidates that waited since an earlier run, read again from the history.
import type { Git } from '../../git/git.ts';
import { parentOf } from '../../git/path-at.ts';
import type { State } from '../state/state.ts';
import type { Candidate } from './decisions/candidate.ts';
import { surveyHistory } from './history/survey.ts';

/** The first of them that are still in the history of the head, each surveyed with the commits it brought in. */
export async function waitingCandidates(
  git: Git,
  head: string,
  backlog: State['backlog'],
  most: number,
): Promise<{ candidates: Candidate[]; rest: State['backlog'] }> {
  const candidates: Candidate[] = [];
  let at = 0;
  for (; at < backlog.length && candidates.length < most; at += 1) {
    const lead = backlog[at]?.lead ?? '';
    if ((await git.run('merge-base', '--is-ancestor', lead, head)).code !== 0) continue;
    const { candidates: found } = await surveyHistory(git, { head: lead, since: await parentOf(git, lead) });
    const own = found.find((candidate) => candidate.lead.sha === lead);
    if (own) candidates.push(own);
  }
  return { candidates, rest: backlog.slice(at) };
}
