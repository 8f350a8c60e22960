// A path claim holds when the trees at the commit and its first parent say so.
import type { PathClaim } from '../../claims/claim.ts';
import type { RepositoryFacts } from '../repository-facts.ts';

export async function checkPath(claim: PathClaim, facts: RepositoryFacts): Promise<string[]> {
  const { sha, path, change } = claim;
  const here = await facts.has(sha, path);
  if (here !== (change !== 'removed'))
    return [`${JSON.stringify(path)} is ${here ? '' : 'not '}there at ${sha}`];
  if (change === 'present') return [];
  const parent = (await facts.commit(sha))?.parent ?? null;
  const before = parent !== null && (await facts.has(parent, path));
  if (before === (change === 'removed')) return [];
  return [`${JSON.stringify(path)} was ${before ? 'already' : 'not'} there before ${sha}`];
}
