// Writes what is left of a release's folder once nothing stands against it, and release.json last.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { hostArchitecture, loadImageLock, lockDigest } from '@agent-harness/container';
import { type Ownership, type Release, parse } from '@agent-harness/contracts';
import { createOwnerMap } from '../../owners/owner-map.ts';
import { RELEASE_FILE } from '../../signing/release-file.ts';
import { digestFolder } from '../digest-folder.ts';
import { fileDigest, sha256 } from '../../files/digests.ts';
import type { PackedLayer } from '../pack/packed-layer.ts';
import { npm } from '../pack/npm.ts';
import { jsonText } from '../../files/json.ts';
import type { Closure } from '../project/third-party.ts';
import { type Composition, layerFolder } from '../prove/prove-composition.ts';
import { type LayerChanges, renderChangelog } from './changelog.ts';
import { listFiles } from './list-files.ts';
import { contractEntries, layerEntry, thirdPartyEntry } from './release-document.ts';
import { type Bom, mergeSbom } from './sbom.ts';
import { validatePlugin } from './validate-plugin.ts';
import { writePlugin } from './write-plugin.ts';

export interface WriteOptions {
  /** Skills that the layers bring and the release does not hold. */
  without: readonly string[];
  version: string;
  source: Release['source'];
  repository: string;
  ownership: Ownership;
  layers: readonly PackedLayer[];
  closure: Closure;
  composition: Composition;
  /** The newest release before this one. */
  previous: Release | null;
  withImage: boolean;
  /** Folder of this cut alone. */
  work: string;
  step: (line: string) => void;
}

/** @param folder has the project and its tarballs already */
export async function writeRelease(folder: string, options: WriteOptions): Promise<Release> {
  const { version, source, layers, closure, composition, step } = options;
  const { installed } = composition;
  const teams = teamsOf(options.ownership);
  step('write: image lock, acceptance, pipelines, SBOM, changelog, plugin');
  const release = {
    contract: 'release/1',
    version,
    source,
    cli: { version: composition.cli },
    layers: layers.map((layer) => layerEntry(layer, teams(layer.statement.layer).name)),
    thirdParty: closure.packages.map(thirdPartyEntry),
    contracts: await contractEntries(layers, (name, major) =>
      fileDigest('sha256', layerFolder(installed, 'contracts', `${name}/v${major}/schema.json`)),
    ),
    image: await writeImage(folder, options),
    policy: {
      rules: await digestFolder(layerFolder(installed, 'hooks', 'rules')),
      baseline: await digestFolder(layerFolder(installed, 'hooks', 'baseline')),
    },
    skills: composition.skills.map(({ skill }) => ({
      name: skill.skill,
      digest: skill.digest,
      stages: skill.stages,
    })),
    acceptance: await writeAcceptance(folder, composition),
    confinement: await writeConfinement(folder, composition),
    pipelines: await writePipelines(folder, options),
    plugin: `plugin/${await writePlugin(join(folder, 'plugin'), version, layerFolder(installed, 'hooks'), composition.bundles)}`,
    changelog: await writeChangelog(folder, options, teams),
    sbom: await writeSbom(folder, options),
    files: [] as Release['files'],
  };
  if (!(await validatePlugin(join(folder, 'plugin'), options.repository, options.work)))
    step('note: no Claude Code of this platform is installed, so the plugin was not validated');
  release.files = await listFiles(folder);
  const parsed = parse('release', release, RELEASE_FILE);
  await writeFile(join(folder, RELEASE_FILE), jsonText(parsed));
  return parsed;
}

/** Who owns a layer's package: one team by its name, or all that share it. */
function teamsOf(ownership: Ownership): (layer: string) => { name: string; title: string } {
  const map = createOwnerMap(ownership, []);
  return (layer) => {
    const path = `packages/${layer}/package.json`;
    const names = [...new Set(map.demandsOf(path).flatMap(({ teams }) => teams))];
    const title =
      names.length > 1
        ? 'All teams'
        : (ownership.teams.find(({ name }) => name === names[0])?.title ?? 'No team');
    return { name: names.join(', ') || 'no team', title };
  };
}

async function put(folder: string, path: string, text: string): Promise<string> {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), text);
  return path;
}

async function writeImage(
  folder: string,
  { composition, withImage, step }: WriteOptions,
): Promise<Release['image']> {
  const file = layerFolder(composition.installed, 'container', 'image/lock.json');
  const lock = await put(folder, 'image/lock.json', await readFile(file, 'utf8'));
  const archive = withImage ? 'image/image.tar' : null;
  if (archive !== null) {
    step('write: the image itself');
    await composition.harness(['image', 'build', '--locked', '--archive', join(folder, archive), '--json']);
  }
  return {
    lock,
    lockDigest: lockDigest(await loadImageLock(file)),
    architecture: hostArchitecture(),
    id: composition.image,
    archive,
  };
}

async function writeAcceptance(folder: string, { skills }: Composition): Promise<Release['acceptance']> {
  const entries: Release['acceptance'] = [];
  for (const { skill, signOffs } of skills) {
    if (!skill.proof) continue;
    const { suite, suiteDigest, report } = skill.proof;
    const file = await put(folder, `acceptance/${skill.skill}.json`, jsonText(report));
    const signed: Release['acceptance'][number]['signOffs'] = [];
    for (const { team, by, key, until, file: from } of signOffs.valid) {
      const to = `acceptance/${skill.skill}.${basename(from)}`;
      await copyFile(from, join(folder, to));
      signed.push({ team, by, key, expires: until, file: to });
    }
    entries.push({
      skill: skill.skill,
      suite,
      suiteDigest,
      passed: report.passed,
      report: file,
      signOffs: signed,
    });
  }
  return entries;
}

async function writeConfinement(
  folder: string,
  { confinement: { outcomes } }: Composition,
): Promise<Release['confinement']> {
  const contained = outcomes.filter((one) => one.contained).length;
  const report = await put(
    folder,
    'confinement.json',
    jsonText({ attacks: outcomes.length, contained, outcomes }),
  );
  return { attacks: outcomes.length, contained, report };
}

async function writePipelines(
  folder: string,
  { composition, version, without }: WriteOptions,
): Promise<string[]> {
  const { stdout } = await composition.harness([
    'pipeline',
    '--target',
    'gitlab',
    '--release',
    `releases/${version}`,
    '--image',
    composition.image,
    ...without.flatMap((skill) => ['--without', skill]),
  ]);
  return [await put(folder, 'pipelines/agents.gitlab-ci.yml', `${stdout}\n`)];
}

async function writeChangelog(
  folder: string,
  { version, layers, previous, composition }: WriteOptions,
  teams: ReturnType<typeof teamsOf>,
): Promise<string> {
  const changes: LayerChanges[] = [];
  for (const { statement } of layers)
    changes.push({
      layer: statement.layer,
      version: statement.version,
      team: teams(statement.layer).title,
      text: await readFile(layerFolder(composition.installed, statement.layer, 'CHANGELOG.md'), 'utf8').catch(
        () => null,
      ),
      before: previous?.layers.find((one) => one.package === statement.package)?.version ?? null,
    });
  return put(folder, 'CHANGELOG.md', renderChangelog(version, previous?.version ?? null, changes));
}

async function writeSbom(folder: string, { composition, version }: WriteOptions): Promise<string> {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--offline'];
  const project = JSON.parse(await npm(folder, args, 'the release’s lockfile must be whole')) as Bom;
  const image = JSON.parse((await composition.harness(['image', 'sbom'])).stdout) as Bom;
  const digest = sha256(`${await readFile(join(folder, 'package-lock.json'), 'utf8')}${composition.image}`);
  return put(folder, 'sbom.cdx.json', mergeSbom(project, image, { folder, version, digest }));
}
