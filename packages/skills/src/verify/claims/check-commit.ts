// A commit claim holds when git gives the same date, author, subject and number of files.
import type { CommitClaim } from '../../claims/claim.ts';
import { cleanText } from '../../text/clean.ts';
import type { RepositoryFacts } from '../repository-facts.ts';

export async function checkCommit(claim: CommitClaim, facts: RepositoryFacts): Promise<string[]> {
  const commit = await facts.commit(claim.sha);
  if (commit === null) return [`${claim.sha} is not a commit of this repository`];
  const files = await facts.changedFiles(claim.sha);
  return [
    ...differs('date', claim.date, commit.date),
    ...differs('author', cleanText(claim.author), commit.author),
    ...differs('subject', cleanText(claim.subject), commit.subject),
    ...differs('files', claim.files, files),
  ];
}

function differs(field: string, claimed: string | number, found: string | number): string[] {
  return claimed === found
    ? []
    : [`${field} is ${JSON.stringify(found)} in git, not ${JSON.stringify(claimed)}`];
}
