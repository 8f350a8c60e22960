// Reads from git which packages a diff changes, and which changesets it brings, by whom.
import { filesAt, git } from '../git/git.ts';
import { mapAt, readDiff, trackedAt } from '../owners/read-diff.ts';
import { packageFolders } from '../owners/prepare-review.ts';
import { HarnessError, type Member, type Ownership } from '@agent-harness/contracts';
import { changesetPackages, isChangeset } from './changeset.ts';
import type { ChangedPackage, WrittenChangeset } from './check-changes.ts';

export interface ReadChanges {
  packages: ChangedPackage[];
  changesets: WrittenChangeset[];
  removed: string[];
  listed: Map<string, string>;
}

/** @throws HarnessError `owners.ref`, `owners.git`, `owners.map` */
export async function readChanges(folder: string, base: string, head: string): Promise<ReadChanges> {
  const diff = await readDiff(folder, base, head);
  // The target's map says who is in a team; the head's only where there was none.
  const map =
    (await mapAt(folder, diff.base, await trackedAt(folder, diff.base))) ??
    (await mapAt(folder, diff.head, await trackedAt(folder, diff.head)));
  if (map === null)
    throw new HarnessError(
      'owners.map',
      `there is no ownership.json at ${base}, nor at ${head}`,
      'add one at the root of the repository: it says who owns what',
    );
  const teams = new Map(map.ownership.teams.map((team) => [team.name, team]));
  const paths = diff.changes.flatMap(({ path, from }) => (from === null ? [path] : [path, from]));
  const folders = [...(await packageFolders(diff, diff.head, map))];
  const packages = folders.flatMap(([name, at]): ChangedPackage[] => {
    const files = paths.filter((path) => path.startsWith(`${at}/`));
    const owners = map.demandsOf(`${at}/package.json`).flatMap((one) => one.teams);
    const own = owners.flatMap((team) => teams.get(team) ?? []);
    return files.length === 0 ? [] : [{ name, folder: at, files, teams: own }];
  });
  const written = paths.filter(isChangeset);
  const [texts, earlier] = [
    await filesAt(folder, diff.head, written),
    await filesAt(folder, diff.mergeBase, written),
  ];
  const authors = await authorsOf(folder, `${diff.mergeBase}..${diff.head}`);
  return {
    packages,
    changesets: [...texts].flatMap(([file, text]) =>
      text === null
        ? []
        : [
            {
              file,
              names: changesetPackages(text)?.map(({ name }) => name) ?? null,
              emails: authors.get(file) ?? [],
            },
          ],
    ),
    removed: [...earlier].flatMap(([file, text]) =>
      text !== null && texts.get(file) === null
        ? (changesetPackages(text) ?? []).map(({ name }) => name)
        : [],
    ),
    listed: listedPeople(map.ownership),
  };
}

function listedPeople({ teams, agents }: Ownership): Map<string, string> {
  const people = new Map<string, string>();
  const add = (members: readonly Member[], as: (login: string) => string): void => {
    for (const { login, emails } of members)
      for (const email of emails) people.set(email.toLowerCase(), as(login));
  };
  for (const { title, members = [] } of teams) add(members, (login) => `${login} of ${title}`);
  add(agents, (login) => `the agent ${login}`);
  return people;
}

/** Changeset → addresses of the authors of the commits that touch it. */
async function authorsOf(folder: string, range: string): Promise<Map<string, string[]>> {
  const told = await git(folder, [
    'log',
    '-z',
    '--no-renames',
    '--name-only',
    '--format=%x1e%aE',
    range,
    '--',
    '.changeset',
  ]);
  const found = new Map<string, string[]>();
  for (const entry of told.split('\x1e').slice(1)) {
    const [email = '', ...files] = entry.split(/[\0\n]+/).filter(Boolean);
    for (const file of files) found.set(file, [...(found.get(file) ?? []), email.toLowerCase()]);
  }
  return found;
}
