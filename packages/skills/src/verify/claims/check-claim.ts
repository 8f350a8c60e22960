// Re-verifies one claim against the repository, by its kind.
import type { Claim } from '../../claims/claim.ts';
import type { RepositoryFacts } from '../repository-facts.ts';
import { checkAbsence } from './check-absence.ts';
import { checkCommit } from './check-commit.ts';
import { checkDependency } from './check-dependency.ts';
import { checkEdge } from './check-edge.ts';
import { checkLines } from './check-lines.ts';
import { checkNumber } from './check-number.ts';
import { checkPath } from './check-path.ts';
import { checkQuote } from './check-quote.ts';
import { checkStated } from './check-stated.ts';

/** What is wrong with the claim; empty when it holds. */
export function checkClaim(claim: Claim, facts: RepositoryFacts): Promise<string[]> {
  switch (claim.kind) {
    case 'commit':
      return checkCommit(claim, facts);
    case 'path':
      return checkPath(claim, facts);
    case 'quote':
      return checkQuote(claim, facts);
    case 'number':
      return checkNumber(claim, facts);
    case 'dependency':
      return checkDependency(claim, facts);
    case 'edge':
      return checkEdge(claim, facts);
    case 'absence':
      return checkAbsence(claim, facts);
    case 'lines':
      return checkLines(claim, facts);
    case 'trial':
      return Promise.resolve(['trial.match: the repository cannot show it, only the run that tried']);
    case 'command':
    case 'entry':
    case 'env':
    case 'job':
    case 'owner':
    case 'port':
    case 'service':
    case 'term':
    case 'version':
      return checkStated(claim, facts);
  }
}

/** Commits that a claim speaks of. */
export function shasOf(claim: Claim): string[] {
  return claim.kind === 'number' && claim.from !== null ? [claim.sha, claim.from] : [claim.sha];
}
