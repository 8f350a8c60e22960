// A small release for tests: real tarballs that npm installs, signed and signed off, in a folder of the test's own.
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { lockDigest } from '@agent-harness/container';
import { type Release, type Trust, parse } from '@agent-harness/contracts';
import { signSignOff } from '../sign-off/sign-sign-off.ts';
import { TODAY, type TestKey, expertKey, signerOf, testKey, trustOf } from '../signing/keys.fixture.ts';
import { RELEASE_BUNDLE, RELEASE_FILE } from '../signing/release-file.ts';
import { signRelease } from '../signing/sign-release.ts';
import { filesDigest } from './files-digest.ts';
import { SMALL_LOCK } from './image-lock.fixture.ts';
import { npmProject } from './npm-project.fixture.ts';
import { SMALL_PACKAGES, tarball } from './packages.fixture.ts';
import { readTarball } from './read-tarball.ts';

export interface SmallRelease {
  folder: string;
  release: Release;
  releaseKey: TestKey;
  expert: TestKey;
  trust: Trust;
}

export interface SmallReleaseOptions {
  version?: string;
  /** Layer → its files, package.json among them. */
  packages?: Record<string, Record<string, string>>;
  /** Other files of the folder, more or in place of the usual ones. */
  files?: Record<string, string>;
  /** The last word before release.json is written and signed. */
  change?: (release: Release) => void;
}

export const sha = (algorithm: 'sha256' | 'sha512', data: string | Uint8Array): string =>
  `${algorithm}:${createHash(algorithm).update(data).digest('hex')}`;
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const REPORT = {
  contract: 'acceptance-report/1',
  suite: 'documentation',
  skill: 'documentation',
  run: null,
  passed: true,
  checks: [],
  attacks: [],
};

const TEAMS: Record<string, string> = { hooks: 'security', acceptance: 'domain-experts' };

/** @param folder made here, and to be removed by the test */
export async function smallRelease(folder: string, options: SmallReleaseOptions = {}): Promise<SmallRelease> {
  const [releaseKey, expert] = [testKey(), expertKey()];
  const layers = await packLayers(folder, options.packages ?? SMALL_PACKAGES);
  const third = { name: 'left', version: '1.0.0', tarball: 'third-party/left-1.0.0.tgz' };
  await tarball(join(folder, third.tarball), { 'package.json': json({ name: 'left', version: '1.0.0' }) });
  const thirdParty = [{ ...third, sha512: sha('sha512', await readFile(join(folder, third.tarball))) }];
  const files = {
    'image/lock.json': json(SMALL_LOCK),
    'acceptance/documentation.json': json(REPORT),
    'confinement.json': json({ attacks: 2, contained: 2 }),
    'pipelines/agents.gitlab-ci.yml': 'a: {}\n',
    'plugin/.claude-plugin/plugin.json': json({ name: 'harness' }),
    'CHANGELOG.md': '# 1.0.0\n',
    'sbom.cdx.json': json({ bomFormat: 'CycloneDX' }),
    ...npmProject(options.version ?? '1.0.0', layers, thirdParty),
    ...options.files,
  };
  for (const [path, text] of Object.entries(files)) await put(folder, path, text);
  const release: Release = {
    contract: 'release/1',
    version: options.version ?? '1.0.0',
    source: { repository: null, commit: 'c'.repeat(40), at: '2026-11-20T10:00:00Z' },
    cli: { version: '2.1.330' },
    layers,
    thirdParty,
    contracts: [{ contract: 'policy/1.0', provider: 'hooks', role: 'authored', schema: sha('sha256', 's') }],
    image: {
      lock: 'image/lock.json',
      lockDigest: lockDigest(SMALL_LOCK),
      architecture: 'amd64',
      id: sha('sha256', 'image'),
      archive: null,
    },
    policy: { rules: sha('sha256', 'rules'), baseline: sha('sha256', 'baseline') },
    skills: [{ name: 'documentation', digest: sha('sha256', 'skill'), stages: ['collect', 'write'] }],
    acceptance: [
      {
        skill: 'documentation',
        suite: 'documentation',
        suiteDigest: sha('sha256', 'suite'),
        passed: true,
        report: 'acceptance/documentation.json',
        signOffs: [
          {
            team: 'domain-experts',
            by: 'ada',
            key: expert.entry.id,
            expires: '2027-01-31',
            file: 'acceptance/documentation.ada.sigstore.json',
          },
        ],
      },
    ],
    confinement: { attacks: 2, contained: 2, report: 'confinement.json' },
    pipelines: ['pipelines/agents.gitlab-ci.yml'],
    plugin: 'plugin/.claude-plugin/plugin.json',
    changelog: 'CHANGELOG.md',
    sbom: 'sbom.cdx.json',
    files: [],
  };
  await put(folder, 'acceptance/documentation.ada.sigstore.json', await signedOff(release, files, expert));
  release.files = await listed(folder);
  options.change?.(release);
  const made = { folder, release, releaseKey, expert, trust: trustOf(releaseKey, expert) };
  await resign(made);
  return made;
}

/** Writes release.json anew and signs it, as one who holds the key would. */
export async function resign({ folder, release, releaseKey }: SmallRelease): Promise<void> {
  await put(folder, RELEASE_FILE, json(parse('release', release, RELEASE_FILE)));
  const provenance = { builder: 'urn:test:builder' };
  await signRelease(folder, provenance, signerOf(releaseKey), trustOf(releaseKey), new Date(TODAY));
}

/** Every file of the folder, as release.json lists it. */
export async function listed(folder: string): Promise<Release['files']> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => path !== RELEASE_FILE && path !== RELEASE_BUNDLE);
  return Promise.all(
    paths.sort().map(async (path) => {
      const data = await readFile(join(folder, path));
      return { path, bytes: data.length, sha512: sha('sha512', data) };
    }),
  );
}

async function put(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

async function packLayers(
  folder: string,
  packages: Record<string, Record<string, string>>,
): Promise<Release['layers']> {
  const layers: Release['layers'] = [];
  for (const [name, files] of Object.entries(packages)) {
    const { version, agentHarness } = JSON.parse(files['package.json'] ?? '') as {
      version: string;
      agentHarness: { provides: string[]; reads: string[] };
    };
    const path = `packages/agent-harness-${name}-${version}.tgz`;
    await tarball(join(folder, path), files);
    layers.push({
      layer: name,
      package: `@agent-harness/${name}`,
      version,
      team: TEAMS[name] ?? 'integration',
      origin: 'workspace',
      tarball: path,
      sha512: sha('sha512', await readFile(join(folder, path))),
      files: filesDigest((await readTarball(join(folder, path))).files),
      provides: agentHarness.provides,
      reads: agentHarness.reads,
    });
  }
  return layers;
}

function signedOff(release: Release, files: Record<string, string>, expert: TestKey): Promise<string> {
  return signSignOff(
    {
      signedOff: {
        skill: 'documentation',
        suiteDigest: sha('sha256', 'suite'),
        skillDigest: sha('sha256', 'skill'),
        reportDigest: sha('sha256', files['acceptance/documentation.json'] ?? ''),
        image: release.image.id,
        cli: release.cli.version,
      },
      team: 'domain-experts',
      by: 'ada',
      until: '2027-01-31',
      reservations: '',
    },
    signerOf(expert),
    trustOf(expert),
    TODAY,
  );
}
