// JavaScript and TypeScript: relative files, workspace packages, tsconfig paths, package imports, declared dependencies.
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { type PackageManifest, readPackageManifest } from '../modules/package-json.ts';
import { folderOf } from '../../git/paths.ts';
import { settingsNamed, type TreeFacts } from '../tree-facts.ts';
import { into, KNOWN, type Resolver, UNKNOWN } from './target.ts';
import { readPathRules } from './tsconfig.ts';

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

export function javascriptResolver(facts: TreeFacts): Resolver {
  const manifests = packageManifests(facts);
  const packages = packageFolders(manifests);
  const declared = new Set(manifests.flatMap(({ manifest }) => [...manifest.dependencies.keys()]));
  const rules = readPathRules(facts);
  return (file, specifier) => {
    if (specifier.startsWith('node:') || BUILTINS.has(specifier)) return KNOWN;
    const plain = specifier.replace(/[?#].*$/, '') || specifier;
    if (/^\.{1,2}(\/|$)/.test(plain)) {
      const found = existing(posix.join(posix.dirname(file), plain), facts.files);
      return found === null ? UNKNOWN : into(found);
    }
    const name = packageName(plain);
    const folder = packages.get(name);
    if (folder !== undefined) return into(`${folder}/package.json`);
    for (const candidate of rules(folderOf(file), plain)) {
      const found = existing(candidate, facts.files);
      if (found !== null) return into(found);
    }
    return declared.has(name) || declared.has(`@types/${name}`) ? KNOWN : UNKNOWN;
  };
}

export function packageManifests(facts: TreeFacts): { folder: string; manifest: PackageManifest }[] {
  return settingsNamed(facts, /^package\.json$/).flatMap(({ folder, text }) => {
    const manifest = readPackageManifest(text);
    return manifest === null ? [] : [{ folder, manifest }];
  });
}

// A name that two packages claim leads to neither; the root's own name is no module.
function packageFolders(
  manifests: readonly { folder: string; manifest: PackageManifest }[],
): Map<string, string> {
  const found = new Map<string, string>();
  const twice = new Set<string>();
  for (const { folder, manifest } of manifests) {
    if (manifest.name === null || folder === '') continue;
    if (found.has(manifest.name)) twice.add(manifest.name);
    found.set(manifest.name, folder);
  }
  for (const name of twice) found.delete(name);
  return found;
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
