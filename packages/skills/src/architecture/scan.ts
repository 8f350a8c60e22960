// Reads the tree at one commit and finds its modules and the imports between them.
import { type Blob, readBlobs } from '../git/blobs.ts';
import type { Git } from '../git/git.ts';
import { readTree } from '../git/tree.ts';
import { importsOf } from './imports-of.ts';
import { findModules, type ModuleMap, pnpmPatterns } from './modules.ts';
import { type PackageManifest, readPackageManifest } from './package-manifest.ts';
import { moduleOf, type ResolveContext, resolveImport } from './resolve.ts';

/** One statement that makes `from` depend on `to`; of several the first is kept, sources before tests. */
export interface FoundEdge {
  from: string;
  to: string;
  via: 'import' | 'manifest';
  file: string;
  line: number;
  specifier: string;
}

export interface Scan extends ModuleMap {
  edges: FoundEdge[];
  /** Source files that were read. */
  sources: number;
  /** Import statements in them, and how many lead somewhere known. */
  imports: number;
  resolved: number;
  /** Source files that were not read: over the limit of files or bytes, or not in this clone. */
  unread: number;
}

const SOURCE = /\.([mc]?[jt]sx?)$/;
const SKIPPED = /(^|\/)(node_modules|vendor|third_party|bower_components)\/|\.min\.js$|\.d\.ts$/;
const TEST = /(^|\/)(tests?|__tests__|e2e|specs?|fixtures?|features?)\/|[._-](test|spec)\.[a-z]+$/i;
const MAX_SOURCES = 20_000;
const MAX_BYTES = 1 << 19;

export async function scanArchitecture(git: Git, head: string): Promise<Scan> {
  const tree = await readTree(git, head);
  const paths = tree.map((file) => file.path);
  const read = async (names: readonly string[]) => collect(git, head, names);
  const manifests = await readManifests(paths, read);
  const map = findModules(paths, manifests, await otherPatterns(paths, read));
  const sources = paths.filter((path) => SOURCE.test(path) && !SKIPPED.test(path)).sort(sourcesFirst);
  const context: ResolveContext = {
    modules: map.modules,
    files: new Set(paths),
    declared: new Set([...manifests.values()].flatMap((manifest) => [...manifest.dependencies.keys()])),
  };
  const edges = new Map<string, FoundEdge>();
  const counts = { sources: 0, imports: 0, resolved: 0 };
  for await (const { path, text } of readFiles(git, head, sources.slice(0, MAX_SOURCES))) {
    if (text === null) continue;
    counts.sources += 1;
    const home = moduleOf(path, map.modules);
    for (const { specifier, line } of importsOf(text)) {
      counts.imports += 1;
      const target = resolveImport(path, specifier, context);
      if (target.kind !== 'unknown') counts.resolved += 1;
      if (target.kind !== 'module' || home === null || home.name === target.module.name) continue;
      keep(edges, { from: home.name, to: target.module.name, via: 'import', file: path, line, specifier });
    }
  }
  for (const edge of manifestEdges(map, manifests)) keep(edges, edge);
  const sorted = [...edges.values()].sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
  return { ...map, edges: sorted, ...counts, unread: sources.length - counts.sources };
}

function keep(edges: Map<string, FoundEdge>, edge: FoundEdge): void {
  const key = JSON.stringify([edge.from, edge.to]);
  if (!edges.has(key)) edges.set(key, edge);
}

function* manifestEdges(
  map: ModuleMap,
  manifests: ReadonlyMap<string, PackageManifest>,
): Iterable<FoundEdge> {
  if (map.unit !== 'npm-workspace') return;
  const names = new Set(map.modules.map((module) => module.name));
  for (const module of map.modules) {
    const file = `${module.path}/package.json`;
    for (const [specifier, line] of manifests.get(file)?.dependencies ?? []) {
      if (!names.has(specifier) || specifier === module.name || line === 0) continue;
      yield { from: module.name, to: specifier, via: 'manifest', file, line, specifier };
    }
  }
}

type Read = (names: readonly string[]) => Promise<Map<string, string>>;

async function readManifests(paths: readonly string[], read: Read): Promise<Map<string, PackageManifest>> {
  const texts = await read(paths.filter((path) => /(^|\/)package\.json$/.test(path) && !SKIPPED.test(path)));
  const parsed = [...texts].map(([path, text]) => [path, readPackageManifest(text)] as const);
  return new Map(parsed.filter((entry): entry is [string, PackageManifest] => entry[1] !== null));
}

async function otherPatterns(paths: readonly string[], read: Read): Promise<string[]> {
  const texts = await read(paths.filter((path) => path === 'pnpm-workspace.yaml' || path === 'lerna.json'));
  const lerna = texts.get('lerna.json') ?? '';
  const listed = /"packages"\s*:\s*\[([^\]]*)\]/.exec(lerna)?.[1] ?? '';
  return [
    ...pnpmPatterns(texts.get('pnpm-workspace.yaml') ?? ''),
    ...[...listed.matchAll(/"([^"]+)"/g)].map((m) => m[1] ?? ''),
  ];
}

async function collect(git: Git, head: string, paths: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for await (const { path, text } of readFiles(git, head, paths)) if (text !== null) texts.set(path, text);
  return texts;
}

async function* readFiles(
  git: Git,
  head: string,
  paths: readonly string[],
): AsyncIterable<{ path: string; text: string | null }> {
  const blobs: AsyncIterable<Blob> = readBlobs(
    git,
    paths.map((path) => `${head}:${path}`),
    MAX_BYTES,
  );
  for await (const blob of blobs) yield { path: blob.name.slice(head.length + 1), text: blob.text };
}

function sourcesFirst(a: string, b: string): number {
  return Number(TEST.test(a)) - Number(TEST.test(b)) || compare(a, b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
