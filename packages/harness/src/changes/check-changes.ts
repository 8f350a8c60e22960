// Decides which changed packages no changeset of their own team names.
import type { Team } from '@agent-harness/contracts';

export interface ChangedPackage {
  name: string;
  folder: string;
  /** Changed files below its folder. */
  files: readonly string[];
  teams: readonly Team[];
}

export interface WrittenChangeset {
  file: string;
  /** npm names; null when it cannot be read. */
  names: readonly string[] | null;
  /** Addresses of who wrote it, in lower case. */
  emails: readonly string[];
}

export interface ChangesFinding {
  kind: 'missing' | 'unreadable' | 'foreign' | 'unproven';
  what: string;
  says: string;
  instead: string;
}

/** Address, in lower case → who that is by the map: `ana of Web`, or `the agent bot`. */
export type ListedPeople = ReadonlyMap<string, string>;

/**
 * `unproven` is a remark, unless strict: of a team that lists no members, anyone may be whom the map lists nowhere.
 * @param removed changesets that the diff removes, by what they named: a release does so
 */
export function checkChanges(
  packages: readonly ChangedPackage[],
  changesets: readonly WrittenChangeset[],
  removed: readonly string[],
  listed: ListedPeople = new Map(),
): ChangesFinding[] {
  const unreadable = changesets
    .filter(({ names }) => names === null)
    .map(({ file }): ChangesFinding => ({
      kind: 'unreadable',
      what: file,
      says: 'its front matter names no packages',
      instead: "write `---`, then `'<package>': minor`, then `---`",
    }));
  return [
    ...unreadable,
    ...packages
      .filter((one) => !released(one, removed))
      .flatMap((one) =>
        findingsOf(
          one,
          changesets.filter(({ names }) => names?.includes(one.name)),
          listed,
        ),
      ),
  ];
}

/** A release removes the changesets and writes only version and changelog. */
function released({ name, folder, files }: ChangedPackage, removed: readonly string[]): boolean {
  const written = [`${folder}/CHANGELOG.md`, `${folder}/package.json`];
  return (
    removed.includes(name) &&
    files.includes(`${folder}/CHANGELOG.md`) &&
    files.every((file) => written.includes(file))
  );
}

function findingsOf(
  one: ChangedPackage,
  naming: readonly WrittenChangeset[],
  listed: ListedPeople,
): ChangesFinding[] {
  const teams = one.teams.map(({ title }) => title).join(' or ');
  if (naming.length === 0)
    return [
      {
        kind: 'missing',
        what: one.name,
        says: `${one.files.length} of its files change (${one.files[0]}), and no changeset of this diff names it`,
        instead: `\`npx changeset\`, written by ${teams || 'its team'}`,
      },
    ];
  const people = one.teams.flatMap(({ members }) => members ?? []);
  const own = naming.some(({ emails }) =>
    people.some((member) => member.emails.some((email) => emails.includes(email.toLowerCase()))),
  );
  if (own) return [];
  const files = naming.map(({ file }) => file).join(', ');
  const writers = [...new Set(naming.flatMap(({ emails }) => emails))];
  const by = writers.map((email) => listed.get(email) ?? email).join(' and ') || 'nobody of this diff';
  const silent = one.teams.filter(({ members }) => members === undefined).map(({ title }) => title);
  const somewhere = writers.length > 0 && writers.every((email) => listed.has(email));
  return [
    one.teams.length > 0 && (silent.length === 0 || somewhere)
      ? {
          kind: 'foreign',
          what: one.name,
          says: `${files} names it, written by ${by}, and nobody of ${teams} wrote that`,
          instead: `let ${teams} write or rewrite it`,
        }
      : {
          kind: 'unproven',
          what: one.name,
          says: `${files} names it, written by ${by}; whether that is its team cannot be told, as ${silent.join(' and ') || 'its team'} lists no members`,
          instead: 'list members with their addresses in ownership.json',
        },
  ];
}
