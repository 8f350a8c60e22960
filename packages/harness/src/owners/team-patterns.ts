// Lists a team's patterns as a platform must be told them: own paths, shared ones, and those of its contracts.
import type { Shared, Team } from '@agent-harness/contracts';
import { type OwnerMap, owned } from './owner-map.ts';

export interface TeamPatterns {
  includes: string[];
  excludes: string[];
}

/** @param team whose; or a shared entry, with the patterns that its teams have together */
export function teamPatterns(map: OwnerMap, owner: Team | Shared): TeamPatterns {
  const team = 'packages' in owner ? owner : null;
  const shared = team
    ? map.ownership.shared.filter(({ approve, teams }) => approve === 'all' && teams.includes(team.name))
    : [owner as Shared];
  const broad = [
    ...(team ? [...team.packages.map((folder) => `/${folder}/`), ...team.paths] : []),
    ...shared.flatMap(({ paths }) => paths),
  ];
  // What a team leaves to itself and others together is still its own.
  const alone = (path: string): boolean => !shared.some(({ paths }) => paths.includes(path));
  const told: TeamPatterns = { includes: broad, excludes: (team?.except ?? []).filter(alone) };
  const matched = (patterns: readonly string[], path: string): boolean =>
    patterns.some((one) => owned(one).matches(path));
  for (const { pattern, teams } of contractPatterns(map)) {
    const path = sampleOf(pattern);
    const asked = matched(told.includes, path) && !matched(told.excludes, path);
    const concerns = team !== null && teams.includes(team.name);
    if (concerns !== asked && !broad.includes(pattern))
      (concerns ? told.includes : told.excludes).push(pattern);
  }
  return told;
}

/** A path that the pattern matches. */
const sampleOf = (pattern: string): string =>
  `${pattern.slice(1).replaceAll('*', 'x')}${pattern.endsWith('/') ? 'x' : ''}`;

/** Each contract's paths with the teams that own them; the folders of its consumers after the contract's own. */
export function contractPatterns(map: OwnerMap): { pattern: string; teams: string[] }[] {
  const { paths, expectations = [] } = map.ownership.contracts;
  return map.contracts.flatMap(({ name, consumers }) =>
    [
      ...paths,
      ...consumers.flatMap((consumer) =>
        [expectations].flat().map((one) => one.replace('<consumer>', consumer)),
      ),
    ].map((template) => {
      const pattern = template.replace('<name>', name);
      return { pattern, teams: map.demandsOf(sampleOf(pattern)).flatMap((one) => one.teams) };
    }),
  );
}
