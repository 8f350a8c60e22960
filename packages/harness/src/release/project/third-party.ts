// What the layers need at run time besides each other, from the lockfile: every package once, by version and digest.
import { satisfies } from 'semver';
import type { LayerStatement } from '../solve/layer-statement.ts';

/** One entry of a package-lock.json, version 3. */
export interface LockEntry {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  inBundle?: boolean;
  optional?: boolean;
  os?: readonly string[];
  cpu?: readonly string[];
  libc?: readonly string[];
  dependencies?: Readonly<Record<string, string>>;
  optionalDependencies?: Readonly<Record<string, string>>;
  peerDependencies?: Readonly<Record<string, string>>;
  peerDependenciesMeta?: Readonly<Record<string, { optional?: boolean }>>;
  [field: string]: unknown;
}

/** Path → entry. */
export type LockPackages = Readonly<Record<string, LockEntry>>;

export interface ThirdParty {
  name: string;
  version: string;
  /** As npm writes it. */
  integrity: string;
}

export interface Closure {
  /** Where a release's project has each package → its entry. In order of path. */
  placed: ReadonlyMap<string, LockEntry>;
  /** Each version once, in order of name. */
  packages: readonly ThirdParty[];
  /** Packages of one platform that are left out: name@version. */
  leftOut: readonly string[];
  /** What the lockfile does not hold as a layer wants it. */
  missing: readonly string[];
}

/** What a package wants beside it. */
interface Wish {
  name: string;
  range: string;
  optional: boolean;
}

/**
 * Pure. As Node finds packages: each beside its reader, or above. A layer of the registry is met by this lockfile too,
 * or it is named as missing: nothing gets into a release that no lockfile holds a digest of.
 */
export function thirdPartyOf(
  packages: LockPackages,
  layers: readonly { statement: LayerStatement; manifest: LockEntry }[],
): Closure {
  const placed = new Map<string, LockEntry>();
  const [leftOut, missing] = [new Set<string>(), new Set<string>()];
  const names = new Set(layers.map(({ statement }) => statement.package));
  const follow = (
    reader: string,
    at: string,
    wishes: readonly Wish[],
    place: (path: string) => string,
    strict: boolean,
  ): void => {
    for (const { name, range, optional } of wishes.filter((wish) => !names.has(wish.name))) {
      const path = lookUp(packages, at, name);
      const entry = path === null ? undefined : packages[path];
      const version = entry?.version ?? '';
      if (path === null || !entry || (strict && !satisfies(version, range, { includePrerelease: true }))) {
        if (!optional) missing.add(`${reader} needs ${name} ${range}, and package-lock.json has ${entry ? version : 'none'}`); // prettier-ignore
        continue;
      }
      if (optional && (entry.os ?? entry.cpu ?? entry.libc)) {
        leftOut.add(`${name}@${version}`);
        continue;
      }
      const to = place(path);
      if (placed.has(to)) continue;
      placed.set(to, entry);
      if (entry.integrity === undefined && !entry.inBundle) missing.add(`${name}@${version} has no digest in package-lock.json`); // prettier-ignore
      follow(`${name}@${version}`, path, wishesOf(entry), place, false);
    }
  };
  for (const { statement, manifest } of layers) {
    const home = packages[`node_modules/${statement.package}`]?.resolved ?? `packages/${statement.layer}`;
    const place = (path: string): string => path.startsWith(`${home}/`) ? `node_modules/${statement.package}${path.slice(home.length)}` : path; // prettier-ignore
    follow(`${statement.layer} ${statement.version}`, home, wishesOf(manifest), place, true);
  }
  const each = new Map<string, ThirdParty>();
  for (const [path, { version = '', integrity, inBundle }] of placed)
    if (integrity !== undefined && !inBundle) {
      const name = nameOf(path);
      each.set(`${name}@${version}`, { name, version, integrity });
    }
  return {
    placed: new Map([...placed].sort(byKey)),
    packages: [...each].sort(byKey).map(([, one]) => one),
    leftOut: [...leftOut].sort(),
    missing: [...missing].sort(),
  };
}

/** `node_modules/a/node_modules/@b/c` → `@b/c`. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length); // prettier-ignore

function wishesOf({
  dependencies = {},
  optionalDependencies = {},
  peerDependencies = {},
  peerDependenciesMeta = {},
}: LockEntry): Wish[] {
  const wish = (optional: (name: string) => boolean) => ([name, range]: [string, string]): Wish => ({ name, range, optional: optional(name) }); // prettier-ignore
  return [
    ...Object.entries(dependencies).map(wish((name) => name in optionalDependencies)),
    ...Object.entries(optionalDependencies).map(wish(() => true)),
    // An optional peer is there for its reader's tests, or because somebody else needs it.
    ...Object.entries(peerDependencies)
      .filter(([name]) => peerDependenciesMeta[name]?.optional !== true)
      .map(wish(() => false)),
  ];
}

function lookUp(packages: LockPackages, at: string, name: string): string | null {
  for (let folder = at; ; folder = above(folder)) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[path]) return path;
    if (folder === '') return null;
  }
}

/** The folder that has this one's `node_modules`. */
function above(folder: string): string {
  const cut = folder.lastIndexOf('/node_modules/');
  return cut === -1 ? '' : folder.slice(0, cut);
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0);
