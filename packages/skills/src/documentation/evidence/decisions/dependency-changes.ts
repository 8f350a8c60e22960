// Compares manifests before and after the candidates' commits.
import type { Git } from '../../../git/git.ts';
import { readBlobs } from '../../../git/blobs.ts';
import type { Commit } from '../../../history/commit.ts';
import { isAside } from './file-roles.ts';
import { type Dependency, dependenciesOf, isDependencyManifest } from '../../../manifests/dependencies-of.ts';

export interface DependencyChange extends Dependency {
  sha: string;
  manifest: string;
  change: 'added' | 'removed';
}

const MAX_MANIFEST_BYTES = 1 << 19;
// Lists what others depend on, with versions: nobody chose it.
const PINNED = /(pinned|lock|constraints)[^/]*\.txt$/;
// Types come and go with the package that they describe.
const TYPES = /^@types\//;

/** Changes of each commit, by sha. A manifest whose old or new text is not in this clone counts as unchanged. */
export async function dependencyChanges(
  git: Git,
  commits: readonly Commit[],
): Promise<Map<string, DependencyChange[]>> {
  const pairs = commits.flatMap((commit) =>
    commit.changes
      .filter(
        (change) => isDependencyManifest(change.path) && !isAside(change.path) && !PINNED.test(change.path),
      )
      .map((change) => ({ commit, change })),
  );
  const shas = new Set(
    pairs.flatMap(({ change }) => [change.before, change.after]).filter((sha) => sha !== null),
  );
  const texts = new Map<string, string>();
  for await (const { name, text } of readBlobs(git, [...shas], MAX_MANIFEST_BYTES)) {
    if (text !== null) texts.set(name, text);
  }
  const own = new Set([...texts.values()].map(packageName));
  const found = new Map<string, DependencyChange[]>();
  for (const { commit, change } of pairs) {
    if (missing(change.before, texts) || missing(change.after, texts)) continue;
    const before = dependenciesOf(change.path, textOf(change.before, texts));
    const after = dependenciesOf(change.path, textOf(change.after, texts));
    const list = found.get(commit.sha) ?? [];
    const note = (dependency: Dependency, kind: DependencyChange['change']) =>
      list.push({ ...dependency, sha: commit.sha, manifest: change.path, change: kind });
    for (const [name, dependency] of after) if (!before.has(name)) note(dependency, 'added');
    for (const [name, dependency] of before) if (!after.has(name)) note(dependency, 'removed');
    found.set(commit.sha, list);
  }
  for (const [sha, list] of found)
    found.set(
      sha,
      list.filter((change) => !own.has(change.name) && !TYPES.test(change.name) && !moved(change, list)),
    );
  return found;
}

// A dependency that leaves one manifest and enters another in the same commit has only moved.
function moved(change: DependencyChange, all: readonly DependencyChange[]): boolean {
  return all.some((other) => other.name === change.name && other.change !== change.change);
}

// The name that a package.json or go.mod gives to its own package: depending on it is no dependency on others' work.
function packageName(text: string): string {
  return /^\s*"name"\s*:\s*"([^"]+)"|^module\s+([^\s"]+)/m.exec(text)?.slice(1).find(Boolean) ?? '';
}

function missing(sha: string | null, texts: ReadonlyMap<string, string>): boolean {
  return sha !== null && !texts.has(sha);
}

function textOf(sha: string | null, texts: ReadonlyMap<string, string>): string | null {
  return sha === null ? null : (texts.get(sha) ?? null);
}
