// A number holds when counting again gives the same.
import type { NumberClaim } from '../../claims/claim.ts';
import { countCommits } from '../../git/count.ts';
import { readTree } from '../../git/tree.ts';
import type { RepositoryFacts } from '../repository-facts.ts';

export async function checkNumber(claim: NumberClaim, facts: RepositoryFacts): Promise<string[]> {
  const value = await recount(claim, facts);
  if (value === null) return [`${claim.measure} are counted for the whole repository only`];
  return value === claim.value ? [] : [`counting ${claim.measure} gives ${value}, not ${claim.value}`];
}

async function recount(claim: NumberClaim, { git, scan }: RepositoryFacts): Promise<number | null> {
  const { measure, sha, from, path } = claim;
  switch (measure) {
    case 'commits':
      return countCommits(git, from, sha, path);
    case 'files': {
      const folder = path === '' || path.endsWith('/') ? path : `${path}/`;
      return (await readTree(git, sha)).filter((file) => file.path.startsWith(folder)).length;
    }
    case 'imports':
    case 'imports-resolved':
    case 'sources': {
      if (path !== '' || from !== null) return null;
      const found = await scan(sha);
      return measure === 'sources' ? found.sources : measure === 'imports' ? found.imports : found.resolved;
    }
  }
}
