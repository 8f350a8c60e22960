// Gathers from git all that a review decides on: maps before and after, named packages, changed lines of CODEOWNERS.
import { HarnessError } from '@agent-harness/contracts';
import { changesetPackages, isChangeset } from '../changes/changeset.ts';
import { filesAt } from '../git/git.ts';
import { templateExpression, type OwnerMap } from './owner-map.ts';
import { codeownersOf, parseCodeowners } from './parse-codeowners.ts';
import { type Diff, OWNERSHIP, json, mapAt, readDiff, trackedAt } from './read-diff.ts';
import type { ReviewInput } from './review-diff.ts';

const CODEOWNERS = [
  ['CODEOWNERS', 'gitlab'],
  ['.gitlab/CODEOWNERS', 'gitlab'],
  ['.github/CODEOWNERS', 'github'],
] as const;

export interface PreparedReview {
  diff: Diff;
  input: ReviewInput;
  /** The map whose teams and agents count: the target's, or the new one where there was none. */
  trusted: OwnerMap;
}

/** @throws HarnessError `owners.ref`, `owners.git`, `owners.map`, `ownership.*`; ContractError */
export async function prepareReview(folder: string, base: string, head: string): Promise<PreparedReview> {
  const diff = await readDiff(folder, base, head);
  const paths = new Set(diff.changes.flatMap(({ path, from }) => (from === null ? [path] : [path, from])));
  const target = await mapAt(folder, diff.base, await trackedAt(folder, diff.base));
  const document = target && templateExpression(target.ownership.contracts.documents);
  const touched =
    target === null || [...paths].some((path) => path === OWNERSHIP || document?.test(path) === true);
  const listed = touched || CODEOWNERS.some(([path]) => paths.has(path));
  // Only a change of owners concerns files that are not in the diff.
  const [tracked, earlier] = listed
    ? await Promise.all([trackedAt(folder, diff.head), trackedAt(folder, diff.mergeBase)])
    : [[], []];
  const after = touched ? await mapAt(folder, diff.head, tracked) : target;
  const trusted = target ?? after;
  if (after === null || trusted === null)
    throw new HarnessError(
      'owners.map',
      target ? `the diff removes ${OWNERSHIP}` : `there is no ${OWNERSHIP} at ${base}, nor at ${head}`,
      `keep ${OWNERSHIP} at the root: it says who approves`,
    );
  const before = touched ? await mapAt(folder, diff.mergeBase, earlier) : null;
  const all = [...new Set([...tracked, ...earlier])];
  return {
    diff,
    trusted,
    input: {
      changes: diff.changes,
      target,
      changed: !touched ? null : { before, after, paths: all },
      changesets: await changesetTeams(diff, paths, [trusted, after]),
      codeowners: await codeownersTeams(diff, paths, trusted, all),
    },
  };
}

/** npm name → folder, of all packages that a team has. */
export async function packageFolders(
  { folder }: Diff,
  commit: string,
  map: OwnerMap,
): Promise<Map<string, string>> {
  const folders = map.ownership.teams.flatMap((team) => team.packages);
  const shared = map.ownership.shared.flatMap(({ paths }) =>
    paths.filter((path) => path.endsWith('/')).map((path) => path.slice(1, -1)),
  );
  const manifests = [...folders, ...shared].map((one) => `${one}/package.json`);
  const texts = await filesAt(folder, commit, manifests);
  return new Map(
    [...texts].flatMap(([path, text]): [string, string][] => {
      const name = text === null ? null : (json(text, path) as { name?: unknown }).name;
      return typeof name === 'string' ? [[name, path.slice(0, -'/package.json'.length)]] : [];
    }),
  );
}

async function changesetTeams(
  diff: Diff,
  paths: ReadonlySet<string>,
  maps: readonly OwnerMap[],
): Promise<Map<string, string[] | null>> {
  const files = [...paths].filter(isChangeset);
  const found = new Map<string, string[] | null>();
  if (files.length === 0) return found;
  for (const commit of [diff.mergeBase, diff.head]) {
    const texts = await filesAt(diff.folder, commit, files);
    for (const map of new Set(maps)) {
      const folders = await packageFolders(diff, commit, map);
      for (const [file, text] of texts) {
        if (text === null) continue;
        const named = changesetPackages(text)?.map(({ name }) => folders.get(name));
        const teams = named?.flatMap((folder) =>
          folder === undefined ? [null] : map.demandsOf(`${folder}/package.json`).flatMap((one) => one.teams),
        );
        const earlier = found.get(file);
        const readable = teams !== undefined && !teams.includes(null) && earlier !== null;
        found.set(
          file,
          readable ? [...new Set([...(earlier ?? []), ...teams.filter((team) => team !== null)])] : null,
        );
      }
    }
  }
  return found;
}

async function codeownersTeams(
  diff: Diff,
  paths: ReadonlySet<string>,
  map: OwnerMap,
  tracked: readonly string[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const [file, platform] of CODEOWNERS.filter(([path]) => paths.has(path))) {
    const texts = await Promise.all(
      [diff.mergeBase, diff.head].map(async (commit) =>
        (await filesAt(diff.folder, commit, [file])).get(file),
      ),
    );
    const [old, fresh] = texts.map((text) => parseCodeowners(text ?? '', platform));
    const handles = new Set<string>();
    for (const path of tracked) {
      const [was, is] = [old, fresh].map((one) =>
        (one ? codeownersOf(one, path) : []).flatMap((by) => by.owners),
      );
      if (was?.join() !== is?.join())
        for (const handle of [...(was ?? []), ...(is ?? [])]) handles.add(handle);
    }
    const teams = map.ownership.teams.filter((team) => handles.has(team[platform])).map(({ name }) => name);
    if (teams.length > 0) found.set(file, teams);
  }
  return found;
}
