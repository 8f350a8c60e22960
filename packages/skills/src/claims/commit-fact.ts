// The claim that describes one commit.
import type { CommitClaim, Unnumbered } from './claim.ts';
import { commitFacts } from '../git/commit-facts.ts';
import { countChangedFiles } from '../git/count.ts';
import type { Git } from '../git/git.ts';

/** One fact, or none when the object is not a commit of this repository. */
export async function commitFact(git: Git, sha: string): Promise<Unnumbered<CommitClaim>[]> {
  const facts = await commitFacts(git, sha);
  if (facts === null) return [];
  const { date, author, subject } = facts;
  return [{ kind: 'commit', sha, date, author, subject, files: await countChangedFiles(git, sha) }];
}
