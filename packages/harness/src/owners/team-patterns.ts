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
  const covered = (pattern: string): boolean =>
    broad.some((one) => owned(one).matches(sampleOf(pattern)) && one !== pattern);
  const contracts = contractPatterns(map).map(({ pattern, teams }) => ({
    pattern,
    concerns: team !== null && teams.includes(team.name),
    within: covered(pattern),
  }));
  return {
    includes: [
      ...broad,
      ...contracts.filter(({ concerns, within }) => concerns && !within).map(({ pattern }) => pattern),
    ],
    excludes: [
      // What a team leaves to itself and others together is still its own.
      ...(team?.except ?? []).filter((path) => !shared.some(({ paths }) => paths.includes(path))),
      ...contracts.filter(({ concerns, within }) => !concerns && within).map(({ pattern }) => pattern),
    ],
  };
}

/** A path that the pattern matches. */
const sampleOf = (pattern: string): string =>
  `${pattern.slice(1).replaceAll('*', 'x')}${pattern.endsWith('/') ? 'x' : ''}`;

/** Each contract's paths with the teams that own them. */
export function contractPatterns(map: OwnerMap): { pattern: string; teams: string[] }[] {
  return map.contracts.flatMap(({ name }) =>
    map.ownership.contracts.paths.map((template) => {
      const pattern = template.replace('<name>', name);
      return { pattern, teams: map.demandsOf(sampleOf(pattern)).flatMap((one) => one.teams) };
    }),
  );
}
