// Re-verifies a whole ledger: every commit is in the history that the run read, every claim holds.
import type { Claim } from '../../claims/claim.ts';
import { ancestorsAmong } from '../ancestors.ts';
import type { Report } from '../report.ts';
import type { RepositoryFacts } from '../repository-facts.ts';
import { checkClaim, shasOf } from './check-claim.ts';

/** What they ask is read together; a file may have a megabyte, so not all at once. */
const AT_ONCE = 32;

export async function checkClaims(
  claims: ReadonlyMap<string, Claim>,
  facts: RepositoryFacts,
  report: Report,
): Promise<void> {
  const shas = new Set([...claims.values()].flatMap(shasOf));
  const ancestors = await ancestorsAmong(facts.git, facts.head, shas);
  const all = [...claims.values()];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const some = all.slice(at, at + AT_ONCE);
    const problems = await Promise.all(some.map((claim) => problemsOf(claim, ancestors, facts)));
    for (const [index, claim] of some.entries())
      for (const problem of problems[index] ?? []) report('evidence.json', null, `${claim.id}: ${problem}`);
  }
}

async function problemsOf(
  claim: Claim,
  ancestors: ReadonlySet<string>,
  facts: RepositoryFacts,
): Promise<string[]> {
  const strangers = shasOf(claim).filter((sha) => !ancestors.has(sha));
  if (strangers.length === 0) return checkClaim(claim, facts);
  return strangers.map((sha) => `${sha} is not a commit in the history of ${facts.head}`);
}
