// Whether every file that release.json speaks of is listed, and under one digest only. Pure.
import type { Release } from '@agent-harness/contracts';
import { RELEASE_FILE } from '../signing/release-file.ts';
import { type Problem, problem } from './problem.ts';

/** A file that is signed for by name must be a file that is hashed. */
export function judgeReferences(release: Release): Problem[] {
  const listed = new Map(release.files.map(({ path, sha512 }) => [path, sha512]));
  const unlisted = namedPaths(release)
    .filter((path) => !listed.has(path))
    .map((path) => problem('reference', path, 'release.json names it and does not list it'));
  const differing = [...release.layers, ...release.thirdParty]
    .filter(({ tarball, sha512 }) => listed.has(tarball) && listed.get(tarball) !== sha512)
    .map(({ tarball }) => problem('reference', tarball, 'release.json gives two digests for it'));
  const own = release.files
    .filter(({ path }) => path.split('/').includes('node_modules'))
    .map(({ path }) =>
      problem('reference', path, 'an installation would mistake it for an installed package'),
    );
  return [...unlisted, ...differing, ...own, ...twice(release)];
}

function namedPaths({ image, acceptance, confinement, ...release }: Release): string[] {
  return [
    ...release.layers.map(({ tarball }) => tarball),
    ...release.thirdParty.map(({ tarball }) => tarball),
    image.lock,
    ...(image.archive === null ? [] : [image.archive]),
    ...acceptance.flatMap(({ report, signOffs }) => [report, ...signOffs.map(({ file }) => file)]),
    confinement.report,
    ...release.pipelines,
    release.plugin,
    release.changelog,
    release.sbom,
  ];
}

function twice({ layers, skills, acceptance }: Release): Problem[] {
  const lists: [string, string[]][] = [
    ['layer', layers.map(({ layer }) => layer)],
    ['package', layers.map((layer) => layer.package)],
    ['skill', skills.map(({ name }) => name)],
    ['suite', acceptance.map(({ suite }) => suite)],
  ];
  return lists.flatMap(([kind, names]) =>
    names
      .filter((name, at) => names.indexOf(name) < at)
      .map((name) => problem('release', RELEASE_FILE, `it holds ${kind} ${name} twice`)),
  );
}
