// A dependency claim holds when the manifests at the commit and its first parent say so.
import type { DependencyClaim } from '../../claims/claim.ts';
import { dependenciesOf } from '../../manifests/dependencies-of.ts';
import { cleanText } from '../../text/clean.ts';
import type { RepositoryFacts } from '../repository-facts.ts';

export async function checkDependency(claim: DependencyClaim, facts: RepositoryFacts): Promise<string[]> {
  const { sha, manifest, name, change } = claim;
  const declared = async (commit: string | null) =>
    commit === null ? undefined : dependenciesOf(manifest, await facts.file(commit, manifest)).get(name);
  const now = await declared(sha);
  const where = `${JSON.stringify(name)} in ${JSON.stringify(manifest)}`;
  if ((now !== undefined) !== (change !== 'removed'))
    return [`${where} is ${now ? '' : 'not '}declared at ${sha}`];
  const before = change === 'present' ? undefined : await declared((await facts.commit(sha))?.parent ?? null);
  if (change === 'added' && before) return [`${where} was already declared before ${sha}`];
  if (change === 'removed' && !before) return [`${where} was not declared before ${sha}`];
  const stated = now ?? before;
  if (stated === undefined) return [`${where} is not declared`];
  return [
    ...(cleanText(stated.range) === cleanText(claim.range)
      ? []
      : [`${where} has the range ${JSON.stringify(stated.range)}`]),
    ...(stated.scope === claim.scope ? [] : [`${where} is a ${stated.scope} dependency`]),
  ];
}
