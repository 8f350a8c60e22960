// Where an import leads: to a module, somewhere known that is no module, or nowhere we can tell.
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import type { Module } from './modules.ts';

export type Resolution = { kind: 'module'; module: Module } | { kind: 'known' } | { kind: 'unknown' };

export interface ResolveContext {
  modules: readonly Module[];
  files: ReadonlySet<string>;
  /** Every dependency name that any package.json declares. */
  declared: ReadonlySet<string>;
}

const EXTENSIONS = [
  '',
  '.ts',
  '.tsx',
  '.mts',
  '.cts',
  '.d.ts',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.json',
  '.vue',
  '.svelte',
];
const BUILTINS = new Set(builtinModules);
const KNOWN: Resolution = { kind: 'known' };
const UNKNOWN: Resolution = { kind: 'unknown' };

export function resolveImport(file: string, specifier: string, context: ResolveContext): Resolution {
  if (specifier.startsWith('node:') || BUILTINS.has(specifier)) return KNOWN;
  if (/^\.{1,2}(\/|$)/.test(specifier)) {
    const found = existing(posix.join(posix.dirname(file), specifier), context.files);
    if (found === null) return UNKNOWN;
    const module = moduleOf(found, context.modules);
    return module ? { kind: 'module', module } : KNOWN;
  }
  const name = packageName(specifier);
  const module = context.modules.find(
    (candidate) => candidate.name === name && candidate.name !== candidate.path,
  );
  if (module) return { kind: 'module', module };
  return context.declared.has(name) || context.declared.has(`@types/${name}`) ? KNOWN : UNKNOWN;
}

/** The module whose folder holds the file; the deepest one when folders nest. */
export function moduleOf(file: string, modules: readonly Module[]): Module | null {
  const holding = modules.filter((module) => file.startsWith(`${module.path}/`));
  return holding.sort((a, b) => b.path.length - a.path.length)[0] ?? null;
}

function existing(path: string, files: ReadonlySet<string>): string | null {
  const plain = path.replace(/\/+$/, '');
  const asSource = plain.replace(/\.([mc]?)js(x?)$/, '.$1ts$2');
  const candidates = [
    ...EXTENSIONS.map((extension) => plain + extension),
    asSource,
    asSource.replace(/\.ts$/, '.tsx'),
    ...EXTENSIONS.slice(1).map((extension) => `${plain}/index${extension}`),
    `${plain}/package.json`,
  ];
  return candidates.find((candidate) => files.has(candidate)) ?? null;
}

function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}
