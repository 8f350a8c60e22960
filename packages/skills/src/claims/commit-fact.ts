// The claim that describes one commit.
import type { CommitClaim, Unnumbered } from './claim.ts';
import { commitFacts } from '../git/commit-facts.ts';
import { countChangedFiles } from '../git/count.ts';
import type { Git } from '../git/git.ts';

/** One fact, or none when the object is not a commit of this repository. */
export async function commitFact(git: Git, sha: string): Promise<Unnumbered<CommitClaim>[]> {
  const facts = (await commitFacts(git, [sha])).get(sha);
  if (facts === undefined) return [];
  const { date, author, subject } = facts;
  const files = (await countChangedFiles(git, [facts])).get(sha) ?? 0;
  return [{ kind: 'commit', sha, date, author, subject, files }];
}
