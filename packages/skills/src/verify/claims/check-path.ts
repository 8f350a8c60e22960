// A path claim holds when the trees at the commit and its first parent say so.
import type { PathClaim } from '../../claims/claim.ts';
import { parentOf, pathAt } from '../../git/path-at.ts';
import type { RepositoryFacts } from '../repository-facts.ts';

export async function checkPath(claim: PathClaim, { git }: RepositoryFacts): Promise<string[]> {
  const { sha, path, change } = claim;
  const here = await pathAt(git, sha, path);
  if (here !== (change !== 'removed'))
    return [`${JSON.stringify(path)} is ${here ? '' : 'not '}there at ${sha}`];
  if (change === 'present') return [];
  const parent = await parentOf(git, sha);
  const before = parent !== null && (await pathAt(git, parent, path));
  if (before === (change === 'removed')) return [];
  return [`${JSON.stringify(path)} was ${before ? 'already' : 'not'} there before ${sha}`];
}
