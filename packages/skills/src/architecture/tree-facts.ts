// What the resolvers know of a tree: its files, its folders, and the texts of its manifests and settings.
import { folderOf } from '../git/paths.ts';

export interface TreeFacts {
  files: ReadonlySet<string>;
  /** Every folder that holds a file, without a slash at the end; the root is empty. */
  folders: ReadonlySet<string>;
  /** Manifests and settings by path. */
  texts: ReadonlyMap<string, string>;
}

export const SETTINGS =
  /(^|\/)(package\.json|pnpm-workspace\.yaml|lerna\.json|[jt]sconfig[^/]*\.json|go\.mod|pom\.xml|build\.gradle(\.kts)?|[^/]+\.csproj|Directory\.Packages\.props|Cargo\.toml|pyproject\.toml|setup\.(py|cfg)|requirements[^/]*\.(txt|in))$/;

export function treeFacts(paths: readonly string[], texts: ReadonlyMap<string, string>): TreeFacts {
  const folders = new Set(['']);
  for (const path of paths) {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return { files: new Set(paths), folders, texts };
}

/** Texts whose file name matches, with their folders. */
export function settingsNamed(
  facts: TreeFacts,
  name: RegExp,
): { path: string; folder: string; text: string }[] {
  return [...facts.texts]
    .filter(([path]) => name.test(path.slice(path.lastIndexOf('/') + 1)))
    .map(([path, text]) => ({ path, folder: folderOf(path), text }));
}
