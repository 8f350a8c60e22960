// What the commits of a decision did, as a short list.
import type { Claim } from '../../claims/claim.ts';
import { code } from '../../text/markdown.ts';
import { cite, day, said, short } from '../../draft/cite.ts';

type Kind<K extends Claim['kind']> = Extract<Claim, { kind: K }>;

/** One bullet for each commit and kind of change; quotes and numbers are told elsewhere. */
export function decisionFacts(claims: readonly Claim[]): string[] {
  const paths = claims.filter((claim): claim is Kind<'path'> => claim.kind === 'path');
  const dependencies = claims.filter((claim): claim is Kind<'dependency'> => claim.kind === 'dependency');
  return [
    ...grouped(paths, (claim) => claim.change).map((group) => {
      const verb = group.first.change === 'removed' ? 'removed' : 'added';
      return `- ${short(group.first.sha)} ${verb} ${group.all.map((claim) => `${code(claim.path)} ${cite(claim)}`).join(', ')}.`;
    }),
    ...spread(dependencies).map((all) => {
      const [first] = all;
      const verb = first.change === 'removed' ? 'dropped' : 'took on';
      return `- ${short(first.sha)} ${verb} the ${first.scope} dependency ${code(first.name)} in ${all.map(inManifest).join(', ')}.`;
    }),
    ...grouped(alone(dependencies), (claim) => `${claim.change} ${claim.scope} ${claim.manifest}`).map(
      ({ first, all }) => {
        const verb = first.change === 'removed' ? 'dropped' : 'took on';
        const noun = `${first.scope} ${all.length === 1 ? 'dependency' : 'dependencies'}`;
        return `- In ${code(first.manifest)}, ${short(first.sha)} ${verb} the ${noun} ${all.map(named).join(', ')}.`;
      },
    ),
  ];
}

/** With its version. */
export function named(claim: Kind<'dependency'>): string {
  return `${code(claim.name)}${claim.range === '' ? '' : ` ${code(claim.range)}`} ${cite(claim)}`;
}

/** Where the name has been told already. */
export function inManifest(claim: Kind<'dependency'>): string {
  return `${code(claim.manifest)}${claim.range === '' ? '' : ` ${code(claim.range)}`} ${cite(claim)}`;
}

type Several<C> = [C, ...C[]];

/** Dependencies that one commit changed alike in several manifests: one list for each. */
export function spread(claims: readonly Kind<'dependency'>[]): Several<Kind<'dependency'>>[] {
  return grouped(claims, (claim) => `${claim.change} ${claim.scope} ${claim.name}`).flatMap(
    ({ first, all }) => (all.length > 1 ? [[first, ...all.slice(1)] as Several<Kind<'dependency'>>] : []),
  );
}

/** The others. */
export function alone(claims: readonly Kind<'dependency'>[]): Kind<'dependency'>[] {
  const told = new Set(spread(claims).flat());
  return claims.filter((claim) => !told.has(claim));
}

/** Commits that came with the decision or close to it; that they belong to it is for the reviewer to say. */
export function companions(parts: readonly Kind<'commit'>[], nearby: readonly Kind<'commit'>[]): string[] {
  const line = (how: string, claim: Kind<'commit'>) =>
    `- ${how}: ${short(claim.sha)}, ${said(claim.subject)} (${day(claim.date)}) ${cite(claim)}.`;
  return [
    ...parts.map((claim) => line('In the same change request', claim)),
    ...nearby.map((claim) => line('On some of the same files within two weeks', claim)),
  ];
}

/** Claims of one commit that agree in `key`, in the order of their first. */
export function grouped<C extends { sha: string }>(
  claims: readonly C[],
  key: (claim: C) => string,
): { first: C; all: C[] }[] {
  const groups = new Map<string, { first: C; all: C[] }>();
  for (const claim of claims) {
    const name = `${claim.sha} ${key(claim)}`;
    const group = groups.get(name);
    if (group) group.all.push(claim);
    else groups.set(name, { first: claim, all: [claim] });
  }
  return [...groups.values()];
}
