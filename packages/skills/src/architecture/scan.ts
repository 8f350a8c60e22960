// Reads the tree at one commit and finds its modules and the imports between them.
import { readBlobs } from '../git/blobs.ts';
import type { Git } from '../git/git.ts';
import { readTree } from '../git/tree.ts';
import { findModules, type Module, moduleFinder, type ModuleMap } from './modules/find-modules.ts';
import { manifestLinks } from './modules/packages.ts';
import { openGrammars } from './parse/grammars.ts';
import { type Import, importsOf } from './parse/imports-of.ts';
import { isForeign, type Language, languageOf } from './parse/languages.ts';
import { startResolving } from './resolve/start-resolving.ts';
import type { Target } from './resolve/target.ts';
import { SETTINGS, treeFacts, type TreeFacts } from './tree-facts.ts';

/** One statement that makes `from` depend on `to`. */
export interface FoundEdge {
  from: string;
  to: string;
  via: 'import' | 'manifest';
  file: string;
  line: number;
  specifier: string;
}

export interface Scan extends ModuleMap {
  /** Of several statements for one pair of modules the first, sources before tests, imports before manifests. */
  edges: FoundEdge[];
  /** Every statement that leads from one module to another. */
  statements: FoundEdge[];
  /** Source files that were read, and their languages, most files first. */
  sources: number;
  languages: Language[];
  /** Import statements in them, and how many lead somewhere known. */
  imports: number;
  resolved: number;
  /** Source files that were not read: over the limit of files or bytes, not in this clone, or not parsed. */
  unread: number;
}

const TEST =
  /(^|\/)(tests?|__tests__|e2e|specs?|fixtures?|features?)\/|[._-](test|spec)\.[a-z]+$|(^|\/)test_[^/]*\.py$/i;
const MAX_SOURCES = 20_000;
const MAX_BYTES = 1 << 19;

interface ReadFile {
  path: string;
  language: Language;
  imports: Import[];
}

export async function scanArchitecture(git: Git, head: string): Promise<Scan> {
  const paths = (await readTree(git, head)).map((file) => file.path);
  const settings = new Map<string, string>();
  const wanted = paths.filter((path) => SETTINGS.test(path) && !isForeign(path));
  for await (const { path, text } of readFiles(git, head, wanted))
    if (text !== null) settings.set(path, text);
  const facts = treeFacts(paths, settings);
  const sources = paths.filter((path) => languageOf(path) !== null).sort(sourcesFirst);
  const map = findModules(facts, sources);
  const { files, declared } = await readSources(git, head, sources.slice(0, MAX_SOURCES));
  const resolve = startResolving(facts, declared);
  const moduleOf = moduleFinder(map.modules);
  const statements: FoundEdge[] = [];
  const counts = { imports: 0, resolved: 0 };
  for (const { path, language, imports } of files) {
    const home = moduleOf(path);
    for (const { specifier, line } of imports) {
      counts.imports += 1;
      const target = targetModule(resolve(language, path, specifier), home, moduleOf);
      if (target !== undefined) counts.resolved += 1;
      if (!target || home === null || home === target) continue;
      statements.push({ from: home.name, to: target.name, via: 'import', file: path, line, specifier });
    }
  }
  statements.push(...manifestStatements(facts, map));
  return {
    ...map,
    edges: firstOfEach(statements),
    statements,
    ...counts,
    sources: files.length,
    languages: byCount(files.map((file) => file.language)),
    unread: sources.length - files.length,
  };
}

/** `null` for a place that is known and no module; `undefined` for none. */
function targetModule(
  target: Target,
  home: Module | null,
  moduleOf: (file: string) => Module | null,
): Module | null | undefined {
  switch (target.kind) {
    case 'unknown':
      return undefined;
    case 'known':
      return null;
    case 'path':
      return moduleOf(target.path);
    case 'several': {
      const modules = new Set(target.paths.map(moduleOf));
      if (modules.has(home)) return home;
      const [only] = modules;
      return modules.size === 1 ? (only ?? null) : undefined;
    }
  }
}

function manifestStatements(facts: TreeFacts, { unit, modules }: ModuleMap): FoundEdge[] {
  if (unit !== 'package') return [];
  const moduleOf = moduleFinder(modules);
  return manifestLinks(facts).flatMap(({ file, line, specifier, to }) => {
    const [home, target] = [moduleOf(file), moduleOf(`${to}/x`)];
    if (home === null || target === null || home === target) return [];
    return [{ from: home.name, to: target.name, via: 'manifest' as const, file, line, specifier }];
  });
}

function firstOfEach(statements: readonly FoundEdge[]): FoundEdge[] {
  const edges = new Map<string, FoundEdge>();
  for (const edge of statements) {
    const key = JSON.stringify([edge.from, edge.to]);
    if (!edges.has(key)) edges.set(key, edge);
  }
  return [...edges.values()].sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
}

async function readSources(
  git: Git,
  head: string,
  paths: readonly string[],
): Promise<{ files: ReadFile[]; declared: Map<string, string[]> }> {
  const languages = new Set(paths.map(languageOf).filter((language) => language !== null));
  const grammars = await openGrammars(languages);
  const files: ReadFile[] = [];
  const declared = new Map<string, string[]>();
  for await (const { path, text } of readFiles(git, head, paths)) {
    const language = languageOf(path);
    if (text === null || language === null) continue;
    const found = attempt(() => importsOf(grammars, language, text));
    if (found === null) continue;
    files.push({ path, language, imports: found.imports });
    for (const name of found.declares) declared.set(name, [...(declared.get(name) ?? []), path]);
  }
  return { files, declared };
}

// A file can be made to break a parser; it then counts as not read.
function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

async function* readFiles(
  git: Git,
  head: string,
  paths: readonly string[],
): AsyncIterable<{ path: string; text: string | null }> {
  const names = paths.map((path) => `${head}:${path}`);
  for await (const blob of readBlobs(git, names, MAX_BYTES))
    yield { path: blob.name.slice(head.length + 1), text: blob.text };
}

function byCount(languages: readonly Language[]): Language[] {
  const counts = new Map<Language, number>();
  for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts]
    .sort(([a, many], [b, more]) => more - many || compare(a, b))
    .map(([language]) => language);
}

function sourcesFirst(a: string, b: string): number {
  return Number(TEST.test(a)) - Number(TEST.test(b)) || compare(a, b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
