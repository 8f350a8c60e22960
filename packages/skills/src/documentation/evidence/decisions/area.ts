// The part of the tree that a decision is about, to count what happened there later.
import { mainFolder } from './theme-key.ts';

const EVERYTHING =
  /^(packages|apps|libs?|modules|services|src|source|projects|components|code|internal|pkg|crates|cmd|docs|tests?)?\/?$/;

/**
 * The folder that the theme is named after, else of the package that was born, else the deepest folder that holds most of the changed files.
 * @returns a folder with `/` at the end, a file at the root, or empty when the commits changed nothing
 */
export function areaOf(packages: readonly string[], paths: readonly string[], theme = ''): string {
  const named = scopeFolder(paths, /^(?:scope|prefix):(.+)$/.exec(theme)?.[1] ?? '');
  if (named !== '') return named;
  const born = packages.map(folderOf).filter((folder) => folder !== '');
  if (born.length === 1 && born[0] !== undefined) return born[0];
  const [only] = paths;
  if (only === undefined) return '';
  if (paths.length === 1) return only;
  const common = commonFolder(paths);
  const top = mainFolder(paths);
  const area =
    common === '' && top !== '.' ? commonFolder(paths.filter((path) => path.startsWith(`${top}/`))) : common;
  // Counting changes in a folder that holds everything would say nothing.
  return EVERYTHING.test(area) ? '' : area;
}

function scopeFolder(paths: readonly string[], scope: string): string {
  const folders = paths.flatMap((path) => {
    const at = `/${path.toLowerCase()}`.indexOf(`/${scope}/`);
    return scope === '' || at === -1 ? [] : [path.slice(0, at + scope.length + 1)];
  });
  return folders.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0] ?? '';
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function commonFolder(paths: readonly string[]): string {
  const [first = '', ...others] = paths.map(folderOf);
  return others.reduce((common, folder) => {
    let kept = common;
    while (!folder.startsWith(kept)) kept = folderOf(kept.slice(0, -1));
    return kept;
  }, first);
}
