// One test file that stands for "any test file" in a command that a reader can try.

const ASIDE = /(^|\/)(node_modules|vendor|e2e|fixtures?|testdata)\//;

/** Shortest path below the folder that matches, relative to it; `null` when there is none. */
export function exampleTest(paths: ReadonlySet<string>, folder: string, pattern: RegExp): string | null {
  const prefix = folder === '' ? '' : `${folder}/`;
  const found = [...paths].filter(
    (path) => path.startsWith(prefix) && pattern.test(path) && !ASIDE.test(path) && /^[\w./-]+$/.test(path),
  );
  found.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return found[0]?.slice(prefix.length) ?? null;
}
