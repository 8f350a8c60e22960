// The built image, file by file: root-owned, no setuid, only the listed tools, within its budget, and pinned by digest.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { findEngine } from '../src/engine/engine.ts';
import { type BuiltImage, buildImage } from '../src/image/build-image.ts';
import { entryFile } from '../src/image/entry-file.ts';
import { loadImageManifest } from '../src/image/load-manifest.ts';
import { hostArchitecture, loadImageLock, targetOf } from '../src/image/lock/load-lock.ts';
import { runtimePrograms } from '../src/image/runtime-files.ts';

const engine = await findEngine().catch(() => null);
const manifest = await loadImageManifest();
const entry = { ...entryFile(), source: join(import.meta.dirname, '../dist/entry.mjs') };

describe.skipIf(engine === null)('the image (skipped where no container engine answers)', () => {
  let image: BuiltImage;
  let listing: { mode: string; owner: string; path: string }[];

  beforeAll(async () => {
    image = await buildImage(engine!, manifest, [entry]);
    const folder = await mkdtemp(join(tmpdir(), 'image-'));
    const { stdout: id } = await execa(engine!.name, [...engine!.global, 'create', image.reference]);
    await execa(engine!.name, ['export', '--output', join(folder, 'root.tar'), id]);
    await execa(engine!.name, ['rm', id]);
    const { stdout } = await execa('tar', ['-tvf', join(folder, 'root.tar'), '--numeric-owner']);
    await rm(folder, { recursive: true });
    listing = stdout.split('\n').map((line) => {
      const [mode = '', owner = '', , , , ...path] = line.split(/\s+/);
      return { mode, owner, path: path.join(' ') };
    });
  });

  it('belongs to root, and nothing in it is setuid or setgid', () => {
    expect(listing.length).toBeGreaterThan(500);
    expect(listing.filter(({ mode }) => mode.startsWith('-') && /[sS]/.test(mode))).toEqual([]);
    const foreign = listing.filter(({ mode, owner }) => mode.startsWith('-') && owner.split('/')[0] !== '0');
    expect(foreign).toEqual([]);
  });

  it('lets nobody but root write to a file of it', () => {
    expect(
      listing.filter(({ mode }) => mode.startsWith('-') && (mode[5] === 'w' || mode[8] === 'w')),
    ).toEqual([]);
  });

  it('has the manifest’s tools on PATH, and no package manager anywhere', () => {
    const tools = listing.flatMap(({ path }) => /^usr\/s?bin\/([^/]+)$/.exec(path)?.[1] ?? []);
    expect(tools.sort()).toEqual(manifest.tools.map((tool) => tool.name).sort());
    expect(listing.filter(({ path }) => /(^|\/)(apt|dpkg|perl|python3?|curl|wget)$/.test(path))).toEqual([]);
  });

  it('is cached: equal input builds nothing, other input only the layer above', async () => {
    expect((await buildImage(engine!, manifest, [entry])).built).toEqual([]);
    const other = { path: '/opt/harness/note', mode: 0o644, source: { text: `${process.pid}` } };
    expect((await buildImage(engine!, manifest, [entry, other])).built).toEqual(['harness']);
  });

  it('takes a base by digest, and cuts it down like a bootstrapped one', async () => {
    const { stdout: digest } = await execa(engine!.name, [
      'image',
      'inspect',
      '--format',
      '{{.Digest}}',
      image.reference,
    ]);
    const base = `${image.reference.split(':')[0]}@${digest}`;
    const fewer = manifest.tools.filter((tool) => tool.name !== 'jq');
    const other = await buildImage(
      engine!,
      { ...manifest, base: { distribution: 'oci', reference: base }, tools: fewer },
      [entry],
    );
    const { stdout } = await execa(engine!.name, [
      ...engine!.global,
      'run',
      '--rm',
      '--network=none',
      '--ulimit=nofile=1024:1024',
      '--ulimit=nproc=256:256',
      '--entrypoint=/usr/bin/ls',
      other.reference,
      '/usr/bin',
    ]);
    expect(stdout.split('\n').sort()).toEqual(fewer.map((tool) => tool.name).sort());
  });

  it('says which base cannot be had', async () => {
    const reference = `localhost/agent-harness/nothing@sha256:${'0'.repeat(64)}`;
    await expect(
      buildImage(engine!, { ...manifest, base: { distribution: 'oci', reference } }, [entry]),
    ).rejects.toMatchObject({
      code: 'image.base',
      message: expect.stringContaining(reference),
    });
  });

  it('carries the digests of its programs', () => {
    expect(image.labels['harness.claude']).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(image.labels['harness.node']).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});

describe('the programs of the image', () => {
  const target = async () => targetOf(await loadImageLock(), hostArchitecture());

  it('are refused with another digest than the lock’s', async () => {
    const { cli, node } = await target();
    const cache = await mkdtemp(join(tmpdir(), 'programs-'));
    const programs = (change: object, folder = cache) =>
      runtimePrograms(
        { architecture: 'amd64', packages: [], cli: { ...cli, ...change }, node: { ...node, ...change } },
        folder,
      );
    try {
      for (const program of programs({ sha256: '0'.repeat(64) }))
        await expect(program.fetch()).rejects.toMatchObject({ code: 'image.integrity' });
      await expect(
        programs({ integrity: 'sha512-AAAA' }, join(cache, 'empty'))[1]?.fetch(),
      ).rejects.toMatchObject({
        code: 'image.integrity',
      });
      await expect(programs({ version: '0.0.1' })[0]?.fetch()).rejects.toMatchObject({
        code: 'image.runtime',
        message: expect.stringContaining('2.1.330 is installed'),
      });
    } finally {
      await rm(cache, { recursive: true });
    }
  });
});
