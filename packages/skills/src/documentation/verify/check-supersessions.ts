// A record that says it supersedes another, or is superseded, cites claims that show it.
import type { Claim } from '../../claims/claim.ts';
import { citedIn } from '../../claims/cited-in.ts';
import type { Report } from '../../verify/report.ts';
import type { RepositoryFacts } from '../../verify/repository-facts.ts';
import { covers } from '../evidence/supersessions.ts';

const STATED = /\b(?:Supersedes|Superseded by) \[\d{4}\]\(/;

export async function checkSupersessions(
  file: string,
  text: string,
  claims: ReadonlyMap<string, Claim>,
  facts: RepositoryFacts,
  report: Report,
): Promise<void> {
  for (const [index, line] of text.split('\n').entries()) {
    if (!STATED.test(line)) continue;
    const cited = citedIn(line)
      .map(({ id }) => claims.get(id))
      .filter((claim) => claim !== undefined);
    const shown = cited.some((gone) => cited.some((came) => undoes(gone, came)));
    if (!shown && !(await reverts(cited, facts)))
      report(file, index + 1, 'states a supersession that its claims do not show');
  }
}

function undoes(gone: Claim, came: Claim): boolean {
  if (gone.kind === 'dependency' && came.kind === 'dependency')
    return gone.change === 'removed' && came.change === 'added' && gone.name === came.name;
  if (gone.kind === 'path' && came.kind === 'path')
    return gone.change === 'removed' && came.change === 'added' && covers(gone.path, came.path);
  return false;
}

async function reverts(cited: readonly Claim[], facts: RepositoryFacts): Promise<boolean> {
  const [by, what] = cited;
  if (by?.kind !== 'commit' || what?.kind !== 'commit') return false;
  const message = (await facts.commit(by.sha))?.message ?? '';
  return message.includes(`This reverts commit ${what.sha}`);
}
