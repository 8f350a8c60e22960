// What counts as a module of a repository: its workspace packages, or else its top folders.
import type { PackageManifest } from './package-manifest.ts';

export interface Module {
  /** Package name or folder name; unique. */
  name: string;
  /** Folder from the root, without a slash at the end. */
  path: string;
}

export interface ModuleMap {
  unit: 'npm-workspace' | 'folder';
  modules: Module[];
}

/**
 * @param paths every file of the tree
 * @param manifests package.json files that parsed, by path
 * @param extra workspace patterns stated outside package.json (pnpm, lerna)
 */
export function findModules(
  paths: readonly string[],
  manifests: ReadonlyMap<string, PackageManifest>,
  extra: readonly string[],
): ModuleMap {
  const patterns = [...(manifests.get('package.json')?.workspaces ?? []), ...extra];
  const packages = [...manifests]
    .map(([file, manifest]) => ({ name: manifest.name, path: file.replace(/\/?package\.json$/, '') }))
    .filter(
      (found): found is Module =>
        found.name !== null && found.path !== '' && isWorkspace(found.path, patterns),
    );
  const unique = new Map(packages.map((module) => [module.name, module]));
  if (unique.size > 1) return { unit: 'npm-workspace', modules: [...unique.values()].sort(byPath) };
  const folders = new Set(paths.filter((path) => path.includes('/')).map((path) => path.split('/')[0] ?? ''));
  return { unit: 'folder', modules: [...folders].map((name) => ({ name, path: name })).sort(byPath) };
}

function byPath(a: Module, b: Module): number {
  return a.path < b.path ? -1 : 1;
}

function isWorkspace(path: string, patterns: readonly string[]): boolean {
  const matches = (pattern: string) => globToRegExp(pattern).test(path);
  return (
    patterns.some((pattern) => !pattern.startsWith('!') && matches(pattern)) &&
    !patterns.some((pattern) => pattern.startsWith('!') && matches(pattern.slice(1)))
  );
}

function globToRegExp(pattern: string): RegExp {
  const plain = pattern.replace(/^\.\//, '').replace(/\/+$/, '');
  const source = plain
    .split(/(\*\*\/?|\*|\{[^{}]*\})/)
    .map((part) => {
      if (part.startsWith('**')) return '(?:.*/)?';
      if (part === '*') return '[^/]*';
      if (part.startsWith('{')) return `(?:${part.slice(1, -1).split(',').map(escape).join('|')})`;
      return escape(part);
    })
    .join('');
  return new RegExp(`^${plain.endsWith('**') ? `${source}[^/]+` : source}$`);
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** Patterns of a pnpm-workspace.yaml: the list under `packages:`, nothing else of YAML. */
export function pnpmPatterns(text: string): string[] {
  const block = /^packages:[^\n]*\n((?:[ \t]*(?:-[^\n]*|#[^\n]*)?(?:\n|$))*)/m.exec(text)?.[1] ?? '';
  return [...block.matchAll(/^\s*-\s*(['"]?)([^'"\n#]+)\1/gm)].map((match) => (match[2] ?? '').trim());
}
