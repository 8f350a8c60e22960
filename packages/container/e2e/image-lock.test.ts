// The lock for real: two builds from nothing give one digest, a broken image is refused, a moved mirror is named.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findEngine } from '../src/engine/engine.ts';
import { fetchPackages } from '../src/image/base/fetch-packages.ts';
import { unpackPackages } from '../src/image/base/unpack-packages.ts';
import { type BuiltImage, buildImage } from '../src/image/build-image.ts';
import { buildContext } from '../src/image/containerfile/write-context.ts';
import { entryFile } from '../src/image/entry-file.ts';
import { loadImageManifest } from '../src/image/load-manifest.ts';
import { debianMirrors } from '../src/image/lock/debian-mirrors.ts';
import { hostArchitecture, loadImageLock, targetOf } from '../src/image/lock/load-lock.ts';
import { resolvePackages } from '../src/image/lock/resolve-packages.ts';
import { packFolder } from '../src/image/oci/pack-folder.ts';
import { verifyImage } from '../src/image/verify/verify-image.ts';

const engine = await findEngine().catch(() => null);
const podman = engine?.name === 'podman' ? engine : null;
const manifest = await loadImageManifest();
const files = [{ ...entryFile(), source: join(import.meta.dirname, '../dist/entry.mjs') }];
const own = `localhost/agent-harness-test-${process.pid}`;
const quiet = (): void => {};

describe.skipIf(engine === null)('a locked image (skipped where no container engine answers)', () => {
  let folder: string;
  let image: BuiltImage;
  const made: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'image-lock-'));
    image = await build('first');
  });
  afterAll(async () => {
    for (const reference of made) await remove(reference);
    await rm(folder, { recursive: true, force: true });
  });

  async function build(cache: string): Promise<BuiltImage> {
    const options = { cache: join(folder, cache), repository: `${own}/agent`, locked: true };
    const built = await buildImage(engine!, manifest, files, quiet, options);
    made.push(built.reference);
    return built;
  }
  const remove = (reference: string) =>
    execa(engine!.name, [...engine!.global, 'rmi', '--force', reference], { reject: false });
  const digestOf = async (reference: string): Promise<string> =>
    (await execa(engine!.name, ['image', 'inspect', '--format', '{{.Id}} {{.Digest}}', reference])).stdout;
  const verify = (reference: string) =>
    verifyImage(engine!, manifest, files, quiet, { cache: join(folder, 'first'), reference, locked: true });

  it('is the same bit for bit when it is built again from nothing', async () => {
    const first = await digestOf(image.reference);
    await remove(image.reference);
    const again = await build('second');
    expect(again.built).toEqual(['base', 'runtime', 'harness']);
    expect(await digestOf(again.reference)).toBe(first);
    process.stdout.write(`cold build by stage, ms: ${JSON.stringify(again.stages)}\n`);
    const warm = await build('second');
    expect(warm.built).toEqual([]);
    process.stdout.write(`warm build, ms: ${JSON.stringify(warm.stages)}\n`);
  });

  it('is verified: nothing on PATH but the manifest, every file as the lock gives it', async () => {
    const verified = await verify(image.reference);
    expect(verified.violations).toEqual([]);
    expect(verified.files).toBeGreaterThan(300);
    expect(verified.sizeMb).toBeLessThanOrEqual(manifest.budgetMb);
    expect(verified.lock.source).toBe('committed');
  });

  it('runs each of its tools', async () => {
    const tools = manifest.tools.map(({ name }) => name);
    const script = `for t in ${tools.join(' ')}; do $t --version > /dev/null || exit 1; done; git --version`;
    const { stdout } = await execa(engine!.name, [
      ...engine!.global,
      'run',
      '--rm',
      '--network=none',
      '--ulimit=nofile=1024:1024',
      '--ulimit=nproc=256:256',
      '--entrypoint=/usr/bin/bash',
      image.reference,
      '-c',
      script,
    ]);
    expect(stdout).toContain('git version');
  });

  it('is refused when anything was added, changed, made setuid or taken away', async () => {
    const context = await mkdtemp(join(folder, 'broken-'));
    const reference = `${own}/broken:1`;
    await writeFile(join(context, 'wget'), '#!/bin/sh\n', { mode: 0o755 });
    // A builder's COPY may drop the bit; its ADD of a tar file does not.
    await mkdir(join(context, 'usr/lib'), { recursive: true });
    await writeFile(join(context, 'usr/lib/helper'), 'x');
    await execa('chmod', ['4755', join(context, 'usr/lib/helper')]);
    await execa('tar', [
      '-cf',
      join(context, 'suid.tar'),
      '--owner=0',
      '--group=0',
      '-C',
      context,
      'usr/lib/helper',
    ]);
    await writeFile(
      join(context, 'Containerfile'),
      `FROM ${image.reference}\nUSER 0\nCOPY wget /usr/bin/wget\nCOPY wget /usr/bin/jq\nADD suid.tar /\n` +
        'COPY wget /opt/dash\nCOPY wget /usr/lib/apt-get\nCOPY wget /usr/share/man/man1/x.1\n' +
        'RUN ["/usr/bin/bash", "-c", ": > /usr/lib/os-release"]\n',
    );
    const args = [
      'build',
      '--no-cache',
      ...(podman ? ['--isolation', 'chroot'] : []),
      '-t',
      reference,
      context,
    ];
    await execa(engine!.name, [...engine!.global, ...args]);
    made.push(reference);
    const { violations } = await verify(reference);
    const found = violations.map(({ rule, file }) => `${rule} ${file}`);
    for (const expected of [
      'image.path /usr/bin/wget',
      'image.content /usr/bin/wget',
      'image.content /usr/bin/jq',
      'image.privilege /usr/lib/helper',
      'image.shell /opt/dash',
      'image.package-manager /usr/lib/apt-get',
      'image.docs /usr/share/man/man1/x.1',
      'image.content /usr/lib/os-release',
      'image.start null',
    ])
      expect(found).toContain(expected);
  });

  it.skipIf(podman === null)('is built from its rendered Containerfile with the same files', async () => {
    const tar = join(folder, 'builder.tar');
    await writeBuilder(tar);
    const builder = `${own}/builder:1`;
    made.push(builder);
    await execa('podman', ['import', '--quiet', tar, builder]);
    const { stdout: digest } = await execa('podman', [
      'image',
      'inspect',
      '--format',
      '{{.Digest}}',
      builder,
    ]);
    const context = await buildContext(manifest, files, quiet, {
      cache: join(folder, 'first'),
      builder: `${own}/builder@${digest}`,
      locked: true,
    });
    await context.write(join(folder, 'context'));
    const reference = `${own}/rendered:${context.tag}`;
    made.push(reference);
    const layers = ['--layers=false', '--isolation', 'chroot', '--network=host'];
    await execa('podman', [...podman!.global, 'build', ...layers, '-t', reference, join(folder, 'context')]);
    const { violations } = await verify(reference);
    expect(violations).toEqual([]);
  });
});

/** A Debian with what the Containerfile's first stage runs, from the mirror as it is today. */
async function writeBuilder(tar: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'builder-'));
  try {
    const names = ['apt', 'coreutils', 'dash', 'dpkg', 'findutils', 'tar'];
    const { packages } = await resolvePackages(names, 'bookworm', hostArchitecture(), debianMirrors());
    const base = { mode: 'debian', suite: 'bookworm', snapshot: '' } as const;
    const { files: debs } = await fetchPackages(packages, base, debianMirrors(), join(work, 'cache'));
    await mkdir(join(work, 'root'));
    await unpackPackages(packages, debs, hostArchitecture(), join(work, 'root'));
    await packFolder(join(work, 'root'), tar);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

describe('a mirror', () => {
  it('that lost a package is made up for by a snapshot, and no byte is believed', async () => {
    const lock = await loadImageLock();
    const some = targetOf(lock, hostArchitecture()).packages.filter(({ name }) =>
      /^lib(attr1|acl1)$/.test(name),
    );
    const cache = await mkdtemp(join(tmpdir(), 'mirror-'));
    const asked: string[] = [];
    const real = await fetchPackages(some, lock.base, debianMirrors(), cache);
    expect(real.missing).toEqual([]);
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const one = some.find(({ file }) => request.url?.endsWith(file));
      const snapshot = request.url?.startsWith('/snapshot/') && one?.name === 'libattr1';
      if (snapshot && one)
        void readFile(real.files.get(one.sha256) ?? '').then((bytes) => response.end(bytes));
      else if (one?.name === 'libacl1') response.end('other bytes');
      else response.writeHead(404).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const mirrors = { debian: `${root}/d`, 'debian-security': `${root}/s`, snapshot: `${root}/snapshot` };
    const empty = await mkdtemp(join(tmpdir(), 'mirror-'));
    try {
      const fetched = await fetchPackages(some, lock.base, mirrors, empty);
      expect(fetched.missing.map(({ name }) => name)).toEqual(['libacl1']);
      expect(fetched.fromSnapshot).toBe(1);
      if (lock.base.mode === 'debian')
        expect(
          asked.some((url) =>
            url.startsWith(`/snapshot/debian/${(lock.base as { snapshot: string }).snapshot}/pool/`),
          ),
        ).toBe(true);
    } finally {
      server.close();
      for (const one of [cache, empty]) await rm(one, { recursive: true });
    }
  });
});
