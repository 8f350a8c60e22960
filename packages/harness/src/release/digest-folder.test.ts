import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { digestFolder } from './digest-folder.ts';
import { filesDigest } from './files-digest.ts';
import { SMALL_PACKAGES, tarball } from './packages.fixture.ts';
import { readTarball } from './read-tarball.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'digest-'));
  await mkdir(join(folder, 'a/sign-off'), { recursive: true });
  await mkdir(join(folder, 'sign-off'));
  for (const name of ['b', 'a-', 'a/b', 'a/sign-off/c', 'Z', 'é', 'sign-off/d'])
    await writeFile(join(folder, name), `of ${name}\n`);
});
afterEach(() => rm(folder, { recursive: true }));

it('is what find, sort and sha256sum give', async () => {
  const script = `find . -type f -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum`;
  const [hex] = execFileSync('bash', ['-c', script], { cwd: folder }).toString().split(' ');
  expect(await digestFolder(folder)).toBe(`sha256:${hex}`);
});

it('leaves out what is directly below, by name', async () => {
  const whole = await digestFolder(folder);
  const part = await digestFolder(folder, ['sign-off']);
  expect(part).not.toBe(whole);
  await rm(join(folder, 'sign-off'), { recursive: true });
  expect(await digestFolder(folder)).toBe(part);
});

it('tells contents and names apart', async () => {
  const before = await digestFolder(folder);
  await writeFile(join(folder, 'b'), 'of b');
  expect(await digestFolder(folder)).not.toBe(before);
});

it('refuses a link', async () => {
  await symlink('b', join(folder, 'link'));
  await expect(digestFolder(folder)).rejects.toMatchObject({ code: 'digest.entry' });
});

it('is the same for a tarball and for the folder that it unpacks to', async () => {
  const file = join(folder, 'x.tgz');
  await tarball(file, SMALL_PACKAGES['hooks'] ?? {});
  await mkdir(join(folder, 'out'));
  execFileSync('tar', ['-xzf', file, '-C', join(folder, 'out'), '--strip-components=1']);
  const { files, packageJson } = await readTarball(file);
  expect(filesDigest(files)).toBe(await digestFolder(join(folder, 'out')));
  expect(packageJson).toMatchObject({ name: '@agent-harness/hooks' });
});

it('refuses a tarball that npm might unpack to something else', async () => {
  const tricky = async (...command: string[]): Promise<unknown> => {
    const file = join(folder, 'tricky.tgz');
    execFileSync('tar', ['-czf', file, ...command], { cwd: folder });
    return readTarball(file).catch((error: unknown) => error);
  };
  await symlink('b', join(folder, 'link'));
  expect(await tricky('a', 'link')).toMatchObject({ code: 'tarball.entry' });
  expect(await tricky('b')).toMatchObject({ code: 'tarball.entry' });
  expect(await tricky('a/b', '--transform=s,a/b,a/../b,')).toMatchObject({ code: 'tarball.entry' });
  expect(await tricky('a/b', 'a/b', '--hard-dereference')).toMatchObject({ code: 'tarball.entry' });
  await writeFile(join(folder, 'no.tgz'), 'no');
  await expect(readTarball(join(folder, 'no.tgz'))).rejects.toMatchObject({ code: 'tarball.unreadable' });
});
