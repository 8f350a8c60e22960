import { appendFile, readFile, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Release } from '@agent-harness/contracts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SMALL_PACKAGES, tarball } from '../release/packages.fixture.ts';
import { sha, smallRelease } from '../release/release.fixture.ts';
import { TODAY, testKey, trustOf } from '../signing/keys.fixture.ts';
import { changedRelease } from './changed-release.fixture.ts';
import { verifyRelease } from './verify-release.ts';

const { current, at, problems, named, remake, relist } = changedRelease();

it('finds nothing wrong with a release, and says whose it is', async () => {
  const found = await verifyRelease(current.folder, { trust: current.made.trust, today: TODAY });
  expect(found.problems).toEqual([]);
  expect(found.signer?.id).toBe('release-2026');
  expect(found.provenance).toEqual({ builder: 'urn:test:builder' });
  expect(found.files).toBe(current.made.release.files.length);
  expect(found.digest).toBe(sha('sha512', await readFile(at('release.json'))));
});

describe('one flipped bit', () => {
  async function flip(path: string, pick: number): Promise<void> {
    const before = await readFile(at(path));
    const changed = Buffer.from(before);
    const bit = pick % (changed.length * 8);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    await writeFile(at(path), changed);
    const parts = (await problems()).map(({ part }) => part);
    await writeFile(at(path), before);
    expect(parts, `bit ${bit} of ${path}`).toContain(path);
  }

  it('is found in every file, and the file is named', async () => {
    const paths = await files();
    expect(paths.length).toBeGreaterThan(15);
    for (const path of paths)
      await fc.assert(
        fc.asyncProperty(fc.nat(), (pick) => flip(path, pick)),
        { numRuns: path.includes('sigstore') || path === 'release.json' ? 40 : 5 },
      );
    expect(await problems()).toEqual([]);
  });

  async function files(): Promise<string[]> {
    const entries = await readdir(current.folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(current.folder.length + 1));
  }
});

describe('a file', () => {
  it('that is cut, grown, gone, new or a link is named', async () => {
    await appendFile(at('CHANGELOG.md'), '\n');
    await writeFile(at('confinement.json'), '');
    await rm(at('sbom.cdx.json'));
    await writeFile(at('plugin/new.md'), '');
    await rename(at('pipelines/agents.gitlab-ci.yml'), at('elsewhere'));
    await symlink('../elsewhere', at('pipelines/agents.gitlab-ci.yml'));
    expect(await named()).toEqual([
      'link pipelines/agents.gitlab-ci.yml',
      'changed CHANGELOG.md',
      'changed confinement.json',
      'unknown elsewhere',
      'missing pipelines/agents.gitlab-ci.yml',
      'unknown plugin/new.md',
      'missing sbom.cdx.json',
    ]);
  });

  it('that release.json names and does not list is named', async () => {
    await remake((release) => (release.files = release.files.filter(({ path }) => path !== 'sbom.cdx.json')));
    expect(await named()).toEqual(['unknown sbom.cdx.json', 'reference sbom.cdx.json']);
  });

  it('that an installation would take for installed is named', async () => {
    await writeFile(at('plugin/node_modules'), '');
    await relist();
    expect(await named()).toEqual(['reference plugin/node_modules']);
  });
});

describe('a signature', () => {
  it('that is missing, of a stranger, or of an ended key is named', async () => {
    expect(await named(trustOf(current.made.expert))).toEqual(['signature release.sigstore.json']);
    expect(await named(current.made.trust, '2027-07-01')).toContain('signature release.sigstore.json');
    await rm(at('release.sigstore.json'));
    expect(await named()).toEqual(['signature release.sigstore.json']);
  });

  it('is not of a key that signs something else', async () => {
    const both = { ...testKey(), ...current.made.releaseKey };
    both.entry = { ...both.entry, uses: ['sign-off'] };
    expect((await problems(trustOf(both, current.made.expert)))[0]?.what).toMatch(
      /trusted for sign-off, not for a release/,
    );
  });

  it('of another release names release.json', async () => {
    const other = await readFile(at('release.sigstore.json'));
    await remake((release) => (release.version = '1.0.1'));
    await writeFile(at('release.sigstore.json'), other);
    expect((await problems())[0]).toMatchObject({ kind: 'changed', part: 'release.json' });
  });

  it('is not asked for when nobody’s word is judged, and the bytes still are', async () => {
    await rm(at('release.sigstore.json'));
    expect(await problems(null)).toEqual([]);
    await appendFile(at('CHANGELOG.md'), '\n');
    expect(await named(null)).toEqual(['changed CHANGELOG.md']);
  });
});

describe('release.json', () => {
  it('that is missing, no JSON or no release is named', async () => {
    for (const text of ['{', '{}', 'null']) {
      await writeFile(at('release.json'), text);
      expect(await named()).toEqual(['release release.json']);
    }
    await rm(at('release.json'));
    expect(await named()).toEqual(['missing release.json']);
  });

  it('that holds something twice is named', async () => {
    await remake((release) => release.skills.push(...release.skills));
    expect(await named()).toEqual(['release release.json']);
  });
});

describe('a layer', () => {
  const hooks = 'packages/agent-harness-hooks-1.0.0.tgz';

  async function repack(
    files: Record<string, string>,
    change: (release: Release) => void = () => {},
  ): Promise<void> {
    await tarball(at(hooks), { ...SMALL_PACKAGES['hooks'], ...files });
    const digest = sha('sha512', await readFile(at(hooks)));
    await relist((release) => {
      for (const layer of release.layers) if (layer.layer === 'hooks') layer.sha512 = digest;
      change(release);
    });
  }

  it('of other files than stated is named', async () => {
    await repack({ 'rules/l1.json': '[1]\n' });
    expect((await problems()).map(({ kind, part, what }) => `${kind} ${part} ${what}`)[0]).toMatch(
      `layer ${hooks} its files have another digest`,
    );
  });

  it('that states another version, package or contracts is named', async () => {
    await remake((release) => {
      for (const layer of release.layers)
        if (layer.layer === 'hooks') Object.assign(layer, { version: '1.0.1', package: '@agent-harness/other', provides: [], reads: ['policy/1.0'] }); // prettier-ignore
    });
    const found = (await problems()).filter(({ kind }) => kind === 'layer').map(({ what }) => what);
    expect(found).toHaveLength(4);
    expect(found.join()).toMatch(
      /package @agent-harness\/hooks.*version 1\.0\.0.*provides policy\/1\.0.*reads nothing/,
    );
  });

  it('that is no package, or bundles one, is named', async () => {
    await repack({ 'node_modules/x/index.js': '' });
    expect((await problems()).map(({ what }) => what).join()).toMatch(/bundles node_modules\/x\/index\.js/);
    await writeFile(at(hooks), 'no tarball');
    await relist();
    expect(await named()).toContain(`layer ${hooks}`);
  });

  it('that reads what no layer provides is named, by solving again', async () => {
    await rm(current.folder, { recursive: true });
    const packageJson = JSON.stringify({
      name: '@agent-harness/harness',
      version: '1.0.0',
      agentHarness: { layer: 'harness', provides: [], reads: ['policy/2.0'] },
    });
    current.made = await smallRelease(current.folder, {
      packages: { ...SMALL_PACKAGES, harness: { 'package.json': packageJson } },
    });
    expect(await problems()).toMatchObject([
      {
        kind: 'contracts',
        part: 'harness, hooks',
        what: expect.stringContaining('no layer provides policy/2'),
      },
    ]);
  });

  it('that carries other contracts than listed is named', async () => {
    await remake((release) => {
      for (const one of release.contracts) one.role = 'emitted';
    });
    expect(await named()).toEqual(['contracts release.json', 'contracts release.json']);
  });
});

describe('an installation', () => {
  async function relock(
    change: (lock: { packages: Record<string, Record<string, unknown>> }) => void,
  ): Promise<void> {
    const lock = JSON.parse(await readFile(at('package-lock.json'), 'utf8')) as Parameters<typeof change>[0];
    change(lock);
    await writeFile(at('package-lock.json'), JSON.stringify(lock));
    await relist();
  }

  it('from a registry, a link or another digest is named', async () => {
    await relock(({ packages }) => {
      packages['node_modules/more'] = {
        resolved: 'https://registry.example/more.tgz',
        integrity: 'sha512-x',
      };
      packages['node_modules/linked'] = {
        resolved: 'file:packages/agent-harness-hooks-1.0.0.tgz',
        link: true,
      };
      Object.assign(packages['node_modules/left'] ?? {}, { integrity: 'sha512-x' });
    });
    expect((await problems()).map(({ what }) => what)).toEqual([
      expect.stringContaining('node_modules/left has another integrity'),
      expect.stringContaining('node_modules/more comes from https://registry.example'),
      expect.stringContaining('node_modules/linked comes from'),
    ]);
  });

  it('without a layer is named, and so is one that cannot be', async () => {
    await relock(({ packages }) => delete packages['node_modules/@agent-harness/hooks']);
    expect((await problems()).map(({ what }) => what)).toEqual([expect.stringMatching(/does not install @agent-harness\/hooks/)]); // prettier-ignore
    await writeFile(at('package-lock.json'), 'null');
    await relist();
    expect(await named()).toEqual(['install package-lock.json']);
    await rm(at('package-lock.json'));
    await relist();
    expect(await named()).toEqual(['install package-lock.json']);
  });
});

it('refuses a folder that is none', async () => {
  await expect(verifyRelease(at('none'), { trust: null, today: TODAY })).rejects.toMatchObject({ code: 'release.folder' }); // prettier-ignore
});
