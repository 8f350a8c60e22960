// Decides who must approve a diff, and why: a pure function of the diff and of the maps before and after it.
import type { Team } from '@agent-harness/contracts';
import type { Demand, OwnerMap } from './owner-map.ts';
import type { FileChange } from './read-diff.ts';

export interface Reason {
  why: string;
  paths: string[];
}

/** `approvals` different people of any of `teams`. */
export interface Requirement {
  teams: string[];
  approvals: number;
  reasons: Reason[];
}

export interface ReviewInput {
  changes: readonly FileChange[];
  /** The target branch as it is now: what it demands, this diff cannot talk away. */
  target: OwnerMap | null;
  /** Where the diff starts and ends; given only when it touches what says who owns. */
  changed: { before: OwnerMap | null; after: OwnerMap; paths: readonly string[] } | null;
  /** Changeset → the team of each package that it names, before or after; null: it cannot be read. */
  changesets: ReadonlyMap<string, readonly string[] | null>;
  /** Files of CODEOWNERS whose lines give a path other owners → teams, old and new. */
  codeowners: ReadonlyMap<string, readonly string[]>;
}

export interface Review {
  requirements: Requirement[];
  /** Changed files that nobody owns: nobody can approve them. */
  unowned: string[];
}

export function reviewDiff(input: ReviewInput): Review {
  const { target, changed } = input;
  const maps = [target, changed?.after ?? null].filter((map) => map !== null);
  const collected = new Map<string, Requirement & { byWhy: Map<string, string[]> }>();
  const demand = ({ teams, approvals, why }: Demand, path: string): void => {
    const key = [...teams].sort().join(' ');
    const one = collected.get(key) ?? { teams: [...teams], approvals, reasons: [], byWhy: new Map() };
    collected.set(key, one);
    one.approvals = Math.max(one.approvals, approvals);
    const paths = one.byWhy.get(why);
    if (paths === undefined) one.byWhy.set(why, [path]);
    else if (paths.at(-1) !== path) paths.push(path);
  };

  const unowned: string[] = [];
  for (const { path, why } of sides(input.changes)) {
    const named = namedTeams(input, path);
    const demands = named ?? maps.flatMap((map) => map.demandsOf(path));
    if (demands.length === 0) unowned.push(path);
    for (const one of demands) demand(why === '' ? one : { ...one, why: `${one.why}, ${why}` }, path);
  }
  if (changed) for (const [one, path] of ownershipDemands(changed)) demand(one, path);
  for (const [file, teams] of input.codeowners)
    for (const team of teams)
      demand({ teams: [team], approvals: 1, why: `has other paths in ${file} than before` }, file);

  const requirements = [...collected.values()].map(({ teams, approvals, byWhy }) => ({
    teams,
    approvals,
    reasons: [...byWhy].map(([why, paths]) => ({ why, paths })),
  }));
  return { requirements: requirements.sort(byTeams), unowned };
}

const byTeams = (one: Requirement, other: Requirement): number =>
  one.teams.length - other.teams.length || (one.teams.join() < other.teams.join() ? -1 : 1);

function* sides(changes: readonly FileChange[]): Generator<{ path: string; why: string }> {
  for (const { path, from } of changes) {
    if (from !== null) yield { path: from, why: 'from where it moves away' };
    yield { path, why: from === null ? '' : 'to where it moves' };
  }
}

/** A changeset belongs to whose packages it names; one that cannot be read, to whoever owns the folder. */
function namedTeams({ changesets }: ReviewInput, path: string): Demand[] | null {
  const teams = changesets.get(path);
  if (!teams || teams.length === 0) return null;
  return teams.map((team) => ({ teams: [team], approvals: 1, why: 'its package is named by a changeset' }));
}

function* ownershipDemands({
  before,
  after,
  paths,
}: NonNullable<ReviewInput['changed']>): Generator<[Demand, string]> {
  for (const path of paths) {
    const [old, fresh] = [before?.demandsOf(path) ?? [], after.demandsOf(path)];
    if (sameOwners(old, fresh)) continue;
    for (const one of old) yield [{ ...one, why: 'owned it before: its ownership changes' }, path];
    for (const one of fresh) yield [{ ...one, why: 'is to own it: its ownership changes' }, path];
  }
  const fresh = new Map(after.ownership.teams.map((team) => [team.name, team]));
  const old = new Map((before?.ownership.teams ?? []).map((team) => [team.name, team]));
  for (const name of new Set([...old.keys(), ...fresh.keys()])) {
    const [was, is] = [old.get(name), fresh.get(name)];
    if (JSON.stringify(was) === JSON.stringify(is)) continue;
    const { approvals } = (was ?? is) as Team;
    yield [
      { teams: [name], approvals, why: 'its own entry changes: members, paths or groups' },
      'ownership.json',
    ];
  }
}

function sameOwners(one: readonly Demand[], other: readonly Demand[]): boolean {
  const text = (demands: readonly Demand[]): string =>
    demands
      .map(({ teams, approvals }) => `${teams.join('|')} ${approvals}`)
      .sort()
      .join();
  return text(one) === text(other);
}
