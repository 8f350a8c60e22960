// The packages of a repository, whatever builds them, and what their manifests say of each other.
import { posix } from 'node:path';
import { goModules } from '../resolve/go.ts';
import { packageManifests } from '../resolve/javascript.ts';
import { crates } from '../resolve/rust.ts';
import { isForeign } from '../parse/languages.ts';
import { folderOf } from '../../git/paths.ts';
import { settingsNamed, type TreeFacts } from '../tree-facts.ts';
import type { Module } from './find-modules.ts';
import { npmWorkspaces } from './npm-workspaces.ts';

/** One line of a manifest by which a package names another of this repository. */
export interface ManifestLink {
  file: string;
  line: number;
  /** As written. */
  specifier: string;
  /** Folder of the package that is named. */
  to: string;
}

/** Packages below the root, and a crate at it, by npm workspaces, go.mod, Cargo, Maven, Gradle, .NET projects and Python projects. */
export function findPackages(facts: TreeFacts): Module[] {
  const found = [
    ...npmWorkspaces(facts).map(({ name, path }) => ({ name, path, manifest: `${path}/package.json` })),
    ...goModules(facts).map(({ name, folder, file }) => ({ name, path: folder, manifest: file })),
    ...crates(facts).map(({ name, folder, file }) => ({ name, path: folder, manifest: file })),
    ...named(facts, /^pom\.xml$/, ({ text }) => artifactOf(text) ?? ''),
    ...named(facts, /^build\.gradle(\.kts)?$/, ({ folder }) => posix.basename(folder)),
    ...named(facts, /\.csproj$/, ({ path }) => posix.basename(path, '.csproj')),
    ...named(facts, /^(pyproject\.toml|setup\.py)$/, ({ folder }) => posix.basename(folder)),
  ].filter(
    ({ path, manifest }) =>
      manifest !== null && (path !== '' || manifest === 'Cargo.toml') && !isForeign(manifest),
  );
  const byPath = new Map<string, Module>();
  for (const module of found) if (!byPath.has(module.path)) byPath.set(module.path, module);
  const names = [...byPath.values()].map(({ name }) => name);
  // Two packages of one name would be one node.
  return [...byPath.values()].map((module) =>
    names.filter((name) => name === module.name).length > 1 ? { ...module, name: module.path } : module,
  );
}

function named(
  facts: TreeFacts,
  file: RegExp,
  name: (found: { path: string; folder: string; text: string }) => string,
): Module[] {
  return settingsNamed(facts, file).flatMap((found) => {
    const given = name(found);
    return given === '' ? [] : [{ name: given, path: found.folder, manifest: found.path }];
  });
}

/** What the manifest of a package says of others of this repository, in the order of its lines. */
export function manifestLinks(facts: TreeFacts): ManifestLink[] {
  return [...npmLinks(facts), ...projectLinks(facts), ...crateLinks(facts), ...mavenLinks(facts)];
}

function npmLinks(facts: TreeFacts): ManifestLink[] {
  const own = new Map(npmWorkspaces(facts).map(({ name, path }) => [name, path]));
  return packageManifests(facts).flatMap(({ folder, manifest }) =>
    [...manifest.dependencies].flatMap(([specifier, line]) => {
      const to = own.get(specifier);
      return to === undefined || line === 0
        ? []
        : [{ file: posix.join(folder, 'package.json'), line, specifier, to }];
    }),
  );
}

function projectLinks(facts: TreeFacts): ManifestLink[] {
  return eachLine(facts, /\.csproj$/, ({ folder, line }) => {
    const specifier = /<ProjectReference\s[^>]*?Include="([^"]+)"/.exec(line)?.[1];
    if (specifier === undefined) return null;
    const path = posix.join(folder, specifier.replaceAll('\\', '/'));
    return facts.files.has(path) ? { specifier, to: folderOf(path) } : null;
  });
}

function crateLinks(facts: TreeFacts): ManifestLink[] {
  const own = new Map(crates(facts).map(({ name, folder }) => [name, folder]));
  return eachLine(facts, /^Cargo\.toml$/, ({ line }) => {
    const match = /^\s*([\w-]+)(?:\.workspace)?\s*=\s*(.*)$/.exec(line);
    const to = own.get(match?.[1] ?? '');
    const local = /\bpath\s*=|\bworkspace\s*=\s*true|^true/.test(match?.[2] ?? '');
    return to === undefined || !local ? null : { specifier: match?.[1] ?? '', to };
  });
}

function mavenLinks(facts: TreeFacts): ManifestLink[] {
  const own = new Map(
    settingsNamed(facts, /^pom\.xml$/).map(({ folder, text }) => [artifactOf(text) ?? '', folder]),
  );
  return settingsNamed(facts, /^pom\.xml$/).flatMap(({ path, text }) => {
    const links: ManifestLink[] = [];
    for (const block of text.matchAll(/<dependency>[\s\S]*?<\/dependency>/g)) {
      const match = /<artifactId>\s*([^<\s]+)\s*<\/artifactId>/.exec(block[0]);
      const [specifier = '', to] = [match?.[1], own.get(match?.[1] ?? '')];
      if (to === undefined || match === null) continue;
      const line = text.slice(0, block.index + match.index).split('\n').length;
      links.push({ file: path, line, specifier, to });
    }
    return links;
  });
}

function artifactOf(text: string): string | null {
  const own = text.replace(
    /<parent>[\s\S]*?<\/parent>|<(dependencies|build|profiles|dependencyManagement)>[\s\S]*/g,
    '',
  );
  return /<artifactId>\s*([^<\s]+)\s*<\/artifactId>/.exec(own)?.[1] ?? null;
}

function eachLine(
  facts: TreeFacts,
  file: RegExp,
  read: (at: { folder: string; line: string }) => { specifier: string; to: string } | null,
): ManifestLink[] {
  return settingsNamed(facts, file).flatMap(({ path, folder, text }) =>
    text.split('\n').flatMap((line, index) => {
      const link = read({ folder, line });
      return link === null ? [] : [{ file: path, line: index + 1, ...link }];
    }),
  );
}
