// What counts as a module of a repository: its packages, or else the folders that hold its sources.
import { folderOf, within } from '../../git/paths.ts';
import type { TreeFacts } from '../tree-facts.ts';
import { npmWorkspaces } from './npm-workspaces.ts';
import { findPackages } from './packages.ts';

export interface Module {
  /** Package name or folder; unique. Files that lie at the root belong to the module `(root)`. */
  name: string;
  /** Folder from the root, without a slash at the end; empty for the root. */
  path: string;
  /** The file that makes it a package; null for a folder. */
  manifest: string | null;
}

export interface ModuleMap {
  unit: 'package' | 'folder';
  modules: Module[];
}

const ROOT = '(root)';
// A folder that holds this share of all sources tells nothing by its name: its own folders do.
const MOST_SHARE = 0.35;
const ASIDE = /(^|\/)(tests?|docs?|examples?|samples?|e2e|specs?|benchmarks?)$/i;
const MOST_FOLDERS = 40;
const DEEPEST = 6;

/** @param sources paths of the files that are source code */
export function findModules(facts: TreeFacts, sources: readonly string[]): ModuleMap {
  const packages = findPackages(facts);
  const inner = packages.filter(({ path }) => path !== '');
  const packaged = sources.filter((path) => inner.some((module) => path.startsWith(`${module.path}/`)));
  // Two examples with manifests of their own do not make a repository one of packages.
  const cut = npmWorkspaces(facts).length > 1 || packaged.length * 2 >= sources.length;
  if (inner.length > 1 && cut) return { unit: 'package', modules: packages.sort(byPath) };
  return { unit: 'folder', modules: folderModules(facts, sources).sort(byPath) };
}

function folderModules(facts: TreeFacts, sources: readonly string[]): Module[] {
  const counted = sources.length > 0 ? sources : [...facts.files].filter((path) => path.includes('/'));
  let chosen = childrenOf('', counted);
  for (let depth = 1; depth < DEEPEST; depth += 1) {
    const large = chosen.find(
      ({ path, files }) =>
        path !== '' &&
        !ASIDE.test(path) &&
        files.length > counted.length * MOST_SHARE &&
        files.some((file) => folderOf(file) !== path),
    );
    const parts = large === undefined ? [] : childrenOf(large.path, large.files);
    if (large === undefined || parts.length === 0 || chosen.length + parts.length > MOST_FOLDERS) break;
    // Files that lie directly in the large folder stay its own.
    chosen = [...chosen.filter((one) => one !== large), ...parts];
  }
  return chosen.map(({ path }) => ({ name: path === '' ? ROOT : path, path, manifest: null }));
}

interface Share {
  path: string;
  files: readonly string[];
}

/** The folders directly below, each with its files, and the folder itself when files lie in it. */
function childrenOf(folder: string, files: readonly string[]): Share[] {
  const shares = new Map<string, string[]>();
  for (const file of files) {
    const rest = folder === '' ? file : file.slice(folder.length + 1);
    const child = rest.includes('/') ? within(folder, rest.slice(0, rest.indexOf('/'))) : folder;
    const known = shares.get(child);
    if (known) known.push(file);
    else shares.set(child, [file]);
  }
  return [...shares].map(([path, held]) => ({ path, files: held }));
}

/** Finds the module whose folder holds a file; the deepest one when folders nest. */
export function moduleFinder(modules: readonly Module[]): (file: string) => Module | null {
  const byFolder = new Map(modules.map((module) => [module.path, module]));
  return (file) => {
    for (let folder = folderOf(file); ; folder = folderOf(folder)) {
      const module = byFolder.get(folder);
      if (module) return module;
      if (folder === '') return null;
    }
  };
}

function byPath(a: Module, b: Module): number {
  return a.path < b.path ? -1 : 1;
}
