// Who owns a path: teams, what is shared on purpose, and for a contract its provider and every consumer.
import { HarnessError, type Ownership, type Shared, type Team } from '@agent-harness/contracts';
import { type MatchPath, matchPattern } from './match-pattern.ts';

/** Provider and consumers by package, as a contract's own document names them. */
export interface ContractParties {
  name: string;
  provider: string;
  consumers: readonly string[];
}

/** `approvals` people of any of `teams` must approve. */
export interface Demand {
  teams: readonly string[];
  approvals: number;
  why: string;
}

export interface OwnerMap {
  ownership: Ownership;
  contracts: readonly ContractParties[];
  demandsOf(path: string): Demand[];
}

export interface OwnedPattern {
  pattern: string;
  matches: MatchPath;
}

export const owned = (pattern: string): OwnedPattern => ({
  pattern,
  matches: matchPattern(pattern, 'github'),
});

/** @throws HarnessError `ownership.team` or `ownership.party`: someone is named who is not in the map */
export function createOwnerMap(ownership: Ownership, contracts: readonly ContractParties[]): OwnerMap {
  const teams = new Map(ownership.teams.map((team) => [team.name, team]));
  const byPackage = new Map(
    ownership.teams.flatMap((team) =>
      team.packages.flatMap((folder): [string, Team][] => [
        [folder, team],
        [folder.split('/').at(-1) ?? folder, team],
      ]),
    ),
  );
  const party = (name: string): Team | undefined => byPackage.get(name) ?? teams.get(name);
  refuseStrangers(ownership, contracts, teams, party);
  const contractDemands = contractReader(ownership, contracts, party);
  const ownedBy = ownership.teams.map((team) => ({ team, ...patternsOf(team) }));
  const shared = ownership.shared.map((one) => ({ one, patterns: one.paths.map(owned) }));
  const any = (patterns: readonly OwnedPattern[], path: string): boolean =>
    patterns.some(({ matches }) => matches(path));

  return {
    ownership,
    contracts,
    demandsOf: (path) =>
      contractDemands(path) ?? [
        ...ownedBy
          .filter(({ paths, except }) => any(paths, path) && !any(except, path))
          .map(({ team }) => demandOf(team, 'owns it')),
        ...shared
          .filter(({ patterns }) => any(patterns, path))
          .flatMap(({ one }) => sharedDemands(one, teams)),
      ],
  };
}

export function patternsOf(team: Team): { paths: OwnedPattern[]; except: OwnedPattern[] } {
  return {
    paths: [...team.packages.map((folder) => `/${folder}/`), ...team.paths].map(owned),
    except: (team.except ?? []).map(owned),
  };
}

const demandOf = (team: Team, why: string): Demand => ({
  teams: [team.name],
  approvals: team.approvals,
  why,
});

function sharedDemands(one: Shared, teams: ReadonlyMap<string, Team>): Demand[] {
  if (one.approve === 'any')
    return [{ teams: one.teams, approvals: 1, why: `shares it (${one.title}): any of them` }];
  return one.teams.flatMap((name) => {
    const team = teams.get(name);
    return team ? [demandOf(team, `shares it (${one.title}): each of them`)] : [];
  });
}

type Party = (name: string) => Team | undefined;

function contractReader(
  { contracts: { paths, expectations } }: Ownership,
  contracts: readonly ContractParties[],
  party: Party,
): (path: string) => Demand[] | null {
  const byName = new Map(contracts.map((one) => [one.name, one]));
  const places = paths.map(templateExpression);
  const own = expectations === undefined ? null : templateExpression(expectations);
  return (path) => {
    const consumer = own?.exec(path)?.groups;
    const writer = consumer && party(consumer['consumer'] ?? '');
    for (const place of places) {
      const contract = byName.get(place.exec(path)?.groups?.['name'] ?? '');
      if (contract === undefined) continue;
      const said: [Team | undefined, string][] = [
        ...(writer ? [[writer, `writes what it expects of ${contract.name}`] as [Team, string]] : []),
        [party(contract.provider), `provides contract ${contract.name}`],
        ...(writer ? [] : contract.consumers).map((name): [Team | undefined, string] => [
          party(name),
          `reads contract ${contract.name}`,
        ]),
      ];
      const seen = new Set<string>();
      return said.flatMap(([team, why]) => {
        if (team === undefined || seen.has(team.name)) return [];
        seen.add(team.name);
        return [demandOf(team, why)];
      });
    }
    return null;
  };
}

/** `/contracts/<name>/` as an expression with the group `name`. */
export function templateExpression(template: string): RegExp {
  const body = template
    .slice(1)
    .replace(/<(\w+)>|\*|[^<*]/g, (found, group?: string) =>
      group ? `(?<${group}>[^/]+)` : found === '*' ? '[^/]*' : found.replace(/[.+?^${}()|[\]\\]/g, '\\$&'),
    );
  return new RegExp(`^${body}${template.endsWith('/') ? '.+' : ''}$`);
}

function refuseStrangers(
  ownership: Ownership,
  contracts: readonly ContractParties[],
  teams: ReadonlyMap<string, Team>,
  party: Party,
): void {
  for (const { title, teams: names } of ownership.shared)
    for (const name of names)
      if (!teams.has(name))
        throw new HarnessError(
          'ownership.team',
          `ownership.json shares "${title}" with ${name}, which is no team`,
          `name one of ${[...teams.keys()].join(', ')}`,
        );
  for (const { name, provider, consumers } of contracts)
    for (const one of [provider, ...consumers])
      if (!party(one))
        throw new HarnessError(
          'ownership.party',
          `contract ${name} names ${one}, which is no package of a team`,
          `correct ${ownership.contracts.documents.slice(1).replace('<name>', name)}, or give a team the package in ownership.json`,
        );
}
