// Re-verifies a whole ledger: every commit is in the history that the run read, every claim holds.
import type { Claim } from '../../claims/claim.ts';
import { ancestorsAmong } from '../ancestors.ts';
import type { Report } from '../report.ts';
import type { RepositoryFacts } from '../repository-facts.ts';
import { checkClaim, shasOf } from './check-claim.ts';

export async function checkClaims(
  claims: ReadonlyMap<string, Claim>,
  facts: RepositoryFacts,
  report: Report,
): Promise<void> {
  const shas = new Set([...claims.values()].flatMap(shasOf));
  const ancestors = await ancestorsAmong(facts.git, facts.head, shas);
  for (const claim of claims.values()) {
    const strangers = shasOf(claim).filter((sha) => !ancestors.has(sha));
    const problems =
      strangers.length > 0
        ? strangers.map((sha) => `${sha} is not a commit in the history of ${facts.head}`)
        : await checkClaim(claim, facts);
    for (const problem of problems) report('evidence.json', null, `${claim.id}: ${problem}`);
  }
}
