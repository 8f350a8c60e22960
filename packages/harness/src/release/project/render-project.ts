// The npm project of a release: package.json and package-lock.json whose every package is a tarball beside them.
import { integrityOfDigest } from '../../files/digests.ts';
import { jsonText } from '../../files/json.ts';
import type { PackedLayer } from '../pack/packed-layer.ts';
import { type Closure, type LockEntry, nameOf } from './third-party.ts';

export interface ReleaseProject {
  packageJson: string;
  packageLock: string;
}

/** What of a package.json npm keeps in a lockfile. */
const KEPT = ['license', 'dependencies', 'optionalDependencies', 'peerDependencies', 'peerDependenciesMeta', 'bin', 'engines', 'os', 'cpu', 'libc', 'hasInstallScript', 'inBundle', 'optional']; // prettier-ignore

/**
 * Pure. The lockfile is written, not resolved: what is installed is what was solved, at the places where the repository's
 * own tests have it. Each layer is there once, so that all of them share one contracts package.
 */
export function renderProject(
  version: string,
  layers: readonly PackedLayer[],
  closure: Closure,
): ReleaseProject {
  const ordered = layers.toSorted((a, b) => (a.statement.package < b.statement.package ? -1 : 1));
  const left = new Set(closure.leftOut.map((one) => one.slice(0, one.lastIndexOf('@'))));
  const root = {
    name: 'agent-harness-release',
    version,
    license: 'Apache-2.0',
    dependencies: Object.fromEntries(ordered.map((layer) => [layer.statement.package, `file:${layerPath(layer)}`])), // prettier-ignore
  };
  const entries: [string, LockEntry][] = [
    ...ordered.map((layer): [string, LockEntry] => [
      `node_modules/${layer.statement.package}`,
      {
        version: layer.statement.version,
        resolved: `file:${layerPath(layer)}`,
        integrity: integrityOfDigest(layer.sha512),
        ...kept(layer.manifest, left),
      },
    ]),
    ...[...closure.placed].map(([path, entry]): [string, LockEntry] => {
      const { version: of = '', integrity = '', inBundle } = entry;
      const from = inBundle ? {} : { resolved: `file:${thirdPartyPath(nameOf(path), of)}`, integrity };
      return [path, { version: of, ...from, ...kept(entry, left) }];
    }),
  ];
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  const lock = {
    name: root.name,
    version,
    lockfileVersion: 3,
    requires: true,
    packages: { '': root, ...Object.fromEntries(entries) },
  };
  return { packageJson: jsonText({ ...root, private: true }), packageLock: jsonText(lock) };
}

export const layerPath = ({ name }: Pick<PackedLayer, 'name'>): string => `packages/${name}`;

export const thirdPartyPath = (name: string, version: string): string =>
  `third-party/${name.replace('@', '').replace('/', '-')}-${version}.tgz`;

/** @param left names that are not there: npm takes a lockfile for broken that names an optional package it does not hold */
function kept(entry: Readonly<Record<string, unknown>>, left: ReadonlySet<string>): LockEntry {
  const fields = Object.fromEntries(
    KEPT.filter((field) => entry[field] !== undefined).map((field) => [field, entry[field]]),
  ) as LockEntry;
  const { optionalDependencies, ...rest } = fields;
  const there = Object.entries(optionalDependencies ?? {}).filter(([name]) => !left.has(name));
  return there.length === 0 ? rest : { ...rest, optionalDependencies: Object.fromEntries(there) };
}
