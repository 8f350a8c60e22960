// What a claim said of the head of its run, asked again of a later commit.
import type { Claim } from '../claims/claim.ts';
import { checkClaim } from '../verify/claims/check-claim.ts';
import type { RepositoryFacts } from '../verify/repository-facts.ts';

/**
 * Claims about the past hold as long as their commits are in the history; claims about the head must hold at the new one.
 * @param then the head of the run that made the claim
 * @returns why it holds no more; empty when it does
 */
export async function stillHolds(claim: Claim, then: string, facts: RepositoryFacts): Promise<string[]> {
  // It was tried at its commit, and that stays true; what the command does now nobody has seen.
  if (claim.kind === 'trial')
    return claim.sha === facts.head ? [] : [`it was tried at ${claim.sha}, not at ${facts.head}`];
  if (claim.sha !== then || !isAboutHead(claim)) return checkClaim(claim, facts);
  if (claim.kind !== 'edge') return checkClaim({ ...claim, sha: facts.head }, facts);
  // Lines move all the time; the edge is what was told.
  const { edges } = await facts.scan(facts.head);
  return edges.some(({ from, to }) => from === claim.from && to === claim.to)
    ? []
    : [`nothing leads from ${JSON.stringify(claim.from)} to ${JSON.stringify(claim.to)} at ${facts.head}`];
}

function isAboutHead(claim: Exclude<Claim, { kind: 'trial' }>): boolean {
  switch (claim.kind) {
    case 'path':
    case 'dependency':
      return claim.change === 'present';
    case 'absence':
    case 'command':
    case 'edge':
    case 'entry':
    case 'env':
    case 'job':
    case 'lines':
    case 'number':
    case 'owner':
    case 'port':
    case 'service':
    case 'term':
    case 'version':
      return true;
    case 'commit':
    case 'quote':
      return false;
  }
}
