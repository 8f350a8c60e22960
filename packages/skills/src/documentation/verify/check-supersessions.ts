// A record that says it supersedes another, or is superseded, cites claims that show it.
import type { Claim } from '../../claims/claim.ts';
import { citedIn } from '../../claims/cited-in.ts';
import type { Report } from '../../verify/report.ts';
import type { RepositoryFacts } from '../../verify/repository-facts.ts';
import { comesAfter, SUPERSESSION, undoes } from '../evidence/supersessions.ts';

export async function checkSupersessions(
  file: string,
  text: string,
  claims: ReadonlyMap<string, Claim>,
  facts: RepositoryFacts,
  report: Report,
): Promise<void> {
  for (const [index, line] of text.split('\n').entries()) {
    if (!SUPERSESSION.test(line)) continue;
    const cited = citedIn(line)
      .map(({ id }) => claims.get(id))
      .filter((claim) => claim !== undefined);
    if (!(await takesAway(cited, facts)) && !(await reverts(cited, facts)))
      report(file, index + 1, 'states a supersession that its claims do not show');
  }
}

async function takesAway(cited: readonly Claim[], { git }: RepositoryFacts): Promise<boolean> {
  for (const gone of cited)
    for (const came of cited) if (undoes(gone, came) && (await comesAfter(git, gone, came))) return true;
  return false;
}

async function reverts(cited: readonly Claim[], facts: RepositoryFacts): Promise<boolean> {
  const [by, what] = cited;
  if (by?.kind !== 'commit' || what?.kind !== 'commit') return false;
  const message = (await facts.commit(by.sha))?.message ?? '';
  return message.includes(`This reverts commit ${what.sha}`);
}
