// Each layer's tarball: its files, its version and what it states of contracts, against release.json; then the contracts solved again.
import { join } from 'node:path';
import { HarnessError, type Release } from '@agent-harness/contracts';
import { filesDigest } from '../release/files-digest.ts';
import { type TarballContents, readTarball } from '../release/read-tarball.ts';
import { gapsOf } from '../release/solve/gaps-of.ts';
import { type LayerStatement, readStatement } from '../release/solve/layer-statement.ts';
import { type Problem, problem } from './problem.ts';

/** @param intact files whose bytes are the listed ones; the others are named already */
export async function judgeLayers(
  folder: string,
  { layers, contracts }: Release,
  intact: ReadonlySet<string>,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const statements: LayerStatement[] = [];
  for (const layer of layers.filter(({ tarball }) => intact.has(tarball))) {
    try {
      const contents = await readTarball(join(folder, layer.tarball));
      const statement = readStatement(contents.packageJson, layer.tarball);
      statements.push(statement);
      problems.push(...differences(layer, contents, statement));
    } catch (error) {
      if (!(error instanceof HarnessError)) throw error;
      problems.push(problem('layer', layer.tarball, error.message, error.instead));
    }
  }
  if (statements.length < layers.length) return problems;
  const gaps = gapsOf(statements).map(({ layers: names, what, instead }) => problem('contracts', names.join(', '), what, instead)); // prettier-ignore
  return [...problems, ...gaps, ...carriedOtherwise(contracts, statements)];
}

function differences(
  layer: Release['layers'][number],
  { files }: TarballContents,
  stated: LayerStatement,
): Problem[] {
  const same = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join() === [...b].sort().join(); // prettier-ignore
  const bundled = files.find(({ path }) => path.split('/').includes('node_modules'));
  const wrong = [
    filesDigest(files) !== layer.files && 'its files have another digest',
    bundled && `it bundles ${bundled.path}, which no digest of a run would cover`,
    stated.layer !== layer.layer && `it says that it is the layer ${stated.layer}`,
    stated.package !== layer.package && `it is the package ${stated.package}`,
    stated.version !== layer.version && `it is version ${stated.version}`,
    !same(stated.provides, layer.provides) && `it provides ${stated.provides.join(', ') || 'nothing'}`,
    !same(stated.reads, layer.reads) && `it reads ${stated.reads.join(', ') || 'nothing'}`,
  ];
  return wrong
    .filter((what) => typeof what === 'string')
    .map((what) => problem('layer', layer.tarball, `${what}; release.json says otherwise of ${layer.layer}`));
}

/** What release.json says of contracts is what the contracts package of this release carries and a layer of it provides. */
function carriedOtherwise(contracts: Release['contracts'], statements: readonly LayerStatement[]): Problem[] {
  const carried = statements.flatMap(
    ({ carries }) =>
    carries === null ? [] : [...carries.authored.map((one) => `${one} authored`), ...carries.emitted.map((one) => `${one} emitted`)], // prettier-ignore
  );
  const provided = new Set(statements.flatMap(({ provides }) => [...provides]));
  const listed = contracts.map(({ contract, role }) => `${contract} ${role}`);
  return [
    ...listed.filter((one) => !carried.includes(one)).map((one) => `release.json lists ${one}, and no layer carries it`),
    ...carried.filter((one) => !listed.includes(one) && provided.has(one.split(' ')[0] ?? '')).map((one) => `a layer carries ${one}, and release.json does not list it`),
  ].map((what) => problem('contracts', 'release.json', what)); // prettier-ignore
}
