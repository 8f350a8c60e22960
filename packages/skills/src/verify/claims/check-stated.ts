// A stated claim holds when reading the tree again yields the same fact at the same line.
import type { StatedClaim } from '../../claims/claim.ts';
import { factKey } from '../../claims/fact-key.ts';
import type { RepositoryFacts } from '../repository-facts.ts';

/** The stable id of the check that each kind stands for. */
const CHECKS: Readonly<Record<StatedClaim['kind'], string>> = {
  command: 'cmd.exists',
  entry: 'entry.exists',
  env: 'env.exists',
  job: 'job.exists',
  owner: 'owner.match',
  port: 'port.match',
  service: 'service.exists',
  term: 'term.match',
  version: 'version.match',
};

export async function checkStated(claim: StatedClaim, facts: RepositoryFacts): Promise<string[]> {
  const check = CHECKS[claim.kind];
  if (claim.sha !== facts.head) return [`${check}: is stated at the head only`];
  const { id: _id, sha: _sha, ...fact } = claim;
  const asked = factKey(fact);
  const found = (await facts.setup()).facts.some((candidate) => factKey(candidate) === asked);
  return found
    ? []
    : [`${check}: line ${claim.line} of ${JSON.stringify(claim.file)} does not state this ${claim.kind}`];
}
