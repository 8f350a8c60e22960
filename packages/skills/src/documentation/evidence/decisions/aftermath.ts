// What the history says became of a decision: is it still there, who builds on it, was it undone.
import type { Claim, Unnumbered } from '../../../claims/claim.ts';
import { readBlobs } from '../../../git/blobs.ts';
import { literal } from '../../../git/count.ts';
import type { Git } from '../../../git/git.ts';
import { parentOf, pathAt } from '../../../git/path-at.ts';
import type { FoundEdge } from '../../../architecture/scan.ts';
import { type Dependency, dependenciesOf } from '../../../manifests/dependencies-of.ts';
import type { DependencyChange } from './dependency-changes.ts';

/** Facts in the order they read best; `commits` are shas to describe beside them. */
export interface Aftermath {
  facts: Unnumbered<Claim>[];
  commits: string[];
}

export async function pathAftermath(git: Git, head: string, path: string): Promise<Aftermath> {
  if (await pathAt(git, head, path))
    return { facts: [{ kind: 'path', sha: head, path, change: 'present' }], commits: [] };
  const log = await git.run(
    'log',
    '-1',
    '--format=%H',
    '--diff-filter=D',
    '--no-renames',
    head,
    '--',
    literal(path),
  );
  const sha = log.stdout.trim();
  const parent = sha === '' ? null : await parentOf(git, sha);
  if (parent === null || (await pathAt(git, sha, path)) || !(await pathAt(git, parent, path)))
    return { facts: [], commits: [] };
  return { facts: [{ kind: 'path', sha, path, change: 'removed' }], commits: [sha] };
}

export async function dependencyAftermath(
  git: Git,
  head: string,
  added: DependencyChange,
): Promise<Aftermath> {
  const { manifest, name } = await followMoves(git, head, added, MOST_MOVES);
  const today = await declared(git, head, manifest, name);
  if (today) {
    const { range, scope } = today;
    return {
      facts: [{ kind: 'dependency', sha: head, manifest, name, range, scope, change: 'present' }],
      commits: [],
    };
  }
  const drop = await findDrop(git, head, added.sha, manifest, name);
  if (drop === null) return { facts: [], commits: [] };
  const { range, scope } = drop.before;
  return {
    facts: [{ kind: 'dependency', sha: drop.sha, manifest, name, range, scope, change: 'removed' }],
    commits: [drop.sha],
  };
}

const MOST_REVISIONS = 300;
const MOST_MOVES = 5;

interface Place {
  sha: string;
  manifest: string;
  name: string;
}

// A folder that is renamed takes its manifest along: the dependency lives on in the new place.
async function followMoves(git: Git, head: string, place: Place, moves: number): Promise<Place> {
  const { sha, manifest, name } = place;
  if (moves === 0 || (await declared(git, head, manifest, name))) return place;
  const drop = await findDrop(git, head, sha, manifest, name);
  if (drop === null || (await pathAt(git, drop.sha, manifest))) return place;
  const changed = await git.run(
    'diff-tree',
    '-r',
    '-z',
    '--name-only',
    '--no-renames',
    '--diff-filter=A',
    `${drop.sha}^1`,
    drop.sha,
  );
  const file = manifest.slice(manifest.lastIndexOf('/') + 1);
  for (const other of changed.stdout
    .split('\0')
    .filter((path) => path === file || path.endsWith(`/${file}`))) {
    if (await declared(git, drop.sha, other, name))
      return followMoves(git, head, { sha: drop.sha, manifest: other, name }, moves - 1);
  }
  return place;
}

async function findDrop(
  git: Git,
  head: string,
  since: string,
  manifest: string,
  name: string,
): Promise<{ sha: string; before: Dependency } | null> {
  const log = await git.run(
    'rev-list',
    `--max-count=${MOST_REVISIONS}`,
    '--reverse',
    head,
    `^${since}`,
    '--',
    literal(manifest),
  );
  for (const sha of log.stdout.split('\n').filter((line) => line !== '')) {
    if (await declared(git, sha, manifest, name)) continue;
    const parent = await parentOf(git, sha);
    const before = parent === null ? undefined : await declared(git, parent, manifest, name);
    if (before !== undefined) return { sha, before };
  }
  return null;
}

async function declared(
  git: Git,
  sha: string,
  manifest: string,
  name: string,
): Promise<Dependency | undefined> {
  for await (const { text } of readBlobs(git, [`${sha}:${manifest}`], 1 << 19))
    return dependenciesOf(manifest, text).get(name);
  return undefined;
}

/** Imports of a module that the decision gave birth to, as they are at the head. */
export function edgesInto(head: string, edges: readonly FoundEdge[], name: string): Unnumbered<Claim>[] {
  return edges.filter((edge) => edge.to === name).map((edge) => ({ kind: 'edge', sha: head, ...edge }));
}

/** How often the area changed after the decision, and the last commit that did. */
export async function areaAftermath(git: Git, head: string, lead: string, area: string): Promise<Aftermath> {
  if (head === lead) return { facts: [], commits: [] };
  // One walk gives both the count and the last commit; on a long history it is the walk that costs.
  const list = await git.text('rev-list', head, `^${lead}`, '--', literal(area));
  const shas = list.split('\n').filter((line) => line !== '');
  const fact = {
    kind: 'number',
    measure: 'commits',
    sha: head,
    from: lead,
    path: area,
    value: shas.length,
  } as const;
  return { facts: [fact], commits: shas.slice(0, 1) };
}
