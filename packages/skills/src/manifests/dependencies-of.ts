// The dependencies that a manifest declares, for the manifests that state them in plain lines.
import { objectOf, parsedOrNull } from '../text/plain-data.ts';
import { readPyprojectDependencies } from './pyproject.ts';

export interface Dependency {
  name: string;
  /** As declared; empty when none is. */
  range: string;
  scope: 'runtime' | 'development';
}

type Reader = (text: string) => Iterable<Dependency>;

const NAME = /^@?[A-Za-z0-9][\w./@:-]{0,120}$/;

const READERS: readonly (readonly [RegExp, Reader])[] = [
  [/(^|\/)package\.json$/, readPackageJson],
  [/(^|\/)go\.mod$/, readGoMod],
  [/(^|\/)requirements[^/]*\.(txt|in)$/, readRequirements],
  [/(^|\/)pyproject\.toml$/, readPyprojectDependencies],
  [/(^|\/)Cargo\.toml$/, readToml],
  [/(^|\/)([^/]+\.(cs|fs|vb)proj|Directory\.Packages\.props|packages\.config)$/, readMsbuild],
  [/(^|\/)pom\.xml$/, readPom],
  [/(^|\/)build\.gradle(\.kts)?$/, readGradle],
  [/(^|\/)Gemfile$/, readGemfile],
];

export function isDependencyManifest(path: string): boolean {
  return READERS.some(([pattern]) => pattern.test(path));
}

/** Dependencies by name; empty when the manifest is absent, unknown or broken. */
export function dependenciesOf(path: string, text: string | null): Map<string, Dependency> {
  const reader = READERS.find(([pattern]) => pattern.test(path))?.[1];
  if (reader === undefined || text === null) return new Map();
  const found = [...reader(text)].filter((dependency) => NAME.test(dependency.name));
  return new Map(found.map((dependency) => [dependency.name, dependency]));
}

function* readPackageJson(text: string): Iterable<Dependency> {
  const value = objectOf(parsedOrNull(text));
  for (const [field, scope] of [
    ['devDependencies', 'development'],
    ['peerDependencies', 'runtime'],
    ['optionalDependencies', 'runtime'],
    ['dependencies', 'runtime'],
  ] as const) {
    for (const [name, range] of Object.entries(objectOf(value[field]))) {
      // A package of the same repository is an edge of the architecture, not a dependency on others' work.
      const local = typeof range === 'string' && /^(workspace:|file:|link:|portal:|\^?0\.0\.0$)/.test(range);
      if (!local) yield { name, range: typeof range === 'string' ? range : '', scope };
    }
  }
}

function* readGoMod(text: string): Iterable<Dependency> {
  for (const match of text.matchAll(
    /^(?:require\s+|\s+)([\w.-]+\.[\w.-]+\/\S+|[\w.-]+\.\w+\/?\S*)\s+(v\S+)(\s*\/\/ indirect)?/gm,
  )) {
    if (match[3] === undefined) yield { name: match[1] ?? '', range: match[2] ?? '', scope: 'runtime' };
  }
}

function* readRequirements(text: string): Iterable<Dependency> {
  for (const match of text.matchAll(/^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*([=<>!~]=?[^;#\n]*)?/gm)) {
    yield { name: match[1] ?? '', range: (match[2] ?? '').trim(), scope: 'runtime' };
  }
}

function* readToml(text: string): Iterable<Dependency> {
  let scope: Dependency['scope'] | null = null;
  for (const line of text.split('\n')) {
    const table = /^\s*\[+([^\]]+)\]/.exec(line)?.[1];
    if (table !== undefined) {
      scope = table.endsWith('dependencies')
        ? /dev|build|test/.test(table)
          ? 'development'
          : 'runtime'
        : null;
    } else if (scope !== null) {
      const [, name, rest = ''] = /^\s*"?([\w.-]+)"?\s*=\s*(.+)$/.exec(line) ?? [];
      const range = /version\s*=\s*"([^"]*)"/.exec(rest)?.[1] ?? /^"([^"]*)"/.exec(rest)?.[1] ?? '';
      if (name !== undefined && name !== 'python') yield { name, range, scope };
    }
  }
}

function* readMsbuild(text: string): Iterable<Dependency> {
  for (const match of text.matchAll(
    /<(?:PackageReference|PackageVersion|package)\s[^>]*?\b(?:Include|id)="([^"]+)"([^>]*)/g,
  )) {
    yield {
      name: match[1] ?? '',
      range: /[Vv]ersion="([^"]*)"/.exec(match[2] ?? '')?.[1] ?? '',
      scope: 'runtime',
    };
  }
}

function* readPom(text: string): Iterable<Dependency> {
  for (const [block] of text.matchAll(/<dependency>[\s\S]*?<\/dependency>/g)) {
    const field = (name: string) => new RegExp(`<${name}>\\s*([^<\\s]+)\\s*</${name}>`).exec(block)?.[1];
    const [group, artifact] = [field('groupId'), field('artifactId')];
    // A group from a property belongs to this build.
    if (group === undefined || artifact === undefined || group.startsWith('${')) continue;
    const scope = field('scope') === 'test' ? 'development' : 'runtime';
    yield { name: `${group}:${artifact}`, range: field('version') ?? '', scope };
  }
}

function* readGradle(text: string): Iterable<Dependency> {
  for (const match of text.matchAll(
    /^\s*(\w*(?:[iI]mplementation|api|[cC]ompileOnly|[rR]untimeOnly|compile))[\s(]+["']([\w.-]+:[\w.-]+)(?::([^"'@:]+))?/gm,
  )) {
    const scope = /test/i.test(match[1] ?? '') ? 'development' : 'runtime';
    yield { name: match[2] ?? '', range: match[3] ?? '', scope };
  }
}

function* readGemfile(text: string): Iterable<Dependency> {
  for (const match of text.matchAll(/^\s*gem\s+["']([^"']+)["'](?:\s*,\s*["']([^"']+)["'])?/gm)) {
    yield { name: match[1] ?? '', range: match[2] ?? '', scope: 'runtime' };
  }
}
