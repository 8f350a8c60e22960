// From a repository to its evidence: how many commits there are, and the newest of them.
import { startNumbering } from '../../claims/numbering.ts';
import { checkRepository } from '../../git/check-repository.ts';
import { commitFact } from '../../claims/commit-fact.ts';
import { countCommits } from '../../git/count.ts';
import { openGit } from '../../git/git.ts';
import { type EvidenceIndex, INDEX_SCHEMA } from '../evidence-files.ts';

/** Most commits that are listed. */
const NEWEST = 10;

/** @throws Refusal for a repository that cannot be described honestly */
export async function collect(repository: string): Promise<EvidenceIndex> {
  const git = openGit(repository);
  const head = await checkRepository(git);
  const { claim } = startNumbering();
  const value = await countCommits(git, null, head, '');
  const claims: EvidenceIndex['claims'] = [
    claim({ kind: 'number', measure: 'commits', sha: head, from: null, path: '', value }),
  ];
  const newest = await git.text('rev-list', `--max-count=${NEWEST}`, head, '--');
  for (const sha of newest.trim().split('\n'))
    for (const fact of await commitFact(git, sha)) claims.push(claim(fact));
  return { schema: INDEX_SCHEMA, head, claims };
}
