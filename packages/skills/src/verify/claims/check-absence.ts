// An absence holds when the same search, made again, still finds nothing.
import type { AbsenceClaim } from '../../claims/kinds/absence.ts';
import { factsOf } from '../../setup/read-setup.ts';
import { jobRunning } from '../../setup/runs-in-ci.ts';
import { filesNaming } from '../../setup/files-naming.ts';
import { findTopic } from '../../setup/topics.ts';
import type { RepositoryFacts } from '../repository-facts.ts';

export async function checkAbsence(claim: AbsenceClaim, facts: RepositoryFacts): Promise<string[]> {
  if (claim.sha !== facts.head) return ['absence.holds: is stated at the head only'];
  const found = await search(claim, facts);
  return found === null ? [] : [`absence.holds: ${JSON.stringify(claim.name)} is there after all: ${found}`];
}

/** Where it was found; `null` when it was not. */
async function search({ what, name }: AbsenceClaim, facts: RepositoryFacts): Promise<string | null> {
  const setup = await facts.setup();
  switch (what) {
    case 'topic': {
      const path = findTopic(name, setup.paths);
      return path === undefined ? 'nobody defined how to look for it' : path;
    }
    case 'path':
      return (await facts.has(facts.head, name)) ? name : null;
    case 'command':
      return factsOf(setup, 'command').find((fact) => fact.command === name)?.file ?? null;
    case 'job-run':
      return jobRunning(name, factsOf(setup, 'job'))?.name ?? null;
    case 'env-example':
      return (
        factsOf(setup, 'env').find((fact) => fact.role === 'example' && fact.name === name)?.file ?? null
      );
    case 'env-read':
      return (await filesNaming(facts.git, facts.head, name))[0] ?? null;
  }
}
