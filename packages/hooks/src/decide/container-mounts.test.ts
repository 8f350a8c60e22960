// Mounts inside mounts, the root as a mount, and the limits of what a link or a name may do.
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { containerView } from './container-view.ts';

let host: string;
beforeAll(() => {
  host = mkdtempSync(join(tmpdir(), 'mounts-'));
  mkdirSync(join(host, 'repo/folder'), { recursive: true });
  mkdirSync(join(host, 'inner'));
  symlinkSync('/etc', join(host, 'repo/nested'));
  symlinkSync('/repo/folder', join(host, 'to-folder'));
  writeFileSync(join(host, 'inner/one'), '');
  linkSync(join(host, 'inner/one'), join(host, 'inner/two'));
  writeFileSync(join(host, 'inner/alone'), '');
  mkdirSync(join(host, 'inner/folder/below'), { recursive: true });
  writeFileSync(join(host, 'repo/end'), '');
  symlinkSync('end', join(host, 'repo/1'));
  for (let at = 2; at <= 41; at += 1) symlinkSync(`${at - 1}`, join(host, `repo/${at}`));
});
afterAll(() => rmSync(host, { recursive: true }));
const repo = () => ({ target: '/workspace', source: join(host, 'repo') });
const inner = () => ({ target: '/workspace/nested//', source: join(host, 'inner'), writable: true });

describe('a mount in a mount', () => {
  it('covers what the outer one has in its place, a link too', () => {
    expect(containerView([repo()])('/workspace/nested/passwd')).toEqual({ real: '/etc/passwd' });
    for (const mounts of [
      [repo(), inner()],
      [inner(), repo()],
    ]) {
      const resolve = containerView(mounts);
      expect(resolve('/workspace/nested/passwd')).toEqual({ real: '/workspace/nested/passwd' });
      expect(resolve('/workspace/nested')).toEqual({ real: '/workspace/nested' });
    }
  });
  it('is judged by its own rights, not by those of the outer one', () => {
    const resolve = containerView([repo(), inner()]);
    expect(resolve('/workspace/nested/two')).toEqual({ problem: expect.stringContaining('several names') });
    expect(resolve('/workspace/nested/alone')).toEqual({ real: '/workspace/nested/alone' });
  });
  it('takes a folder for one, although every folder has several names', () => {
    expect(containerView([inner()])('/workspace/nested/folder')).toEqual({
      real: '/workspace/nested/folder',
    });
  });
});

it('follows links where the whole root is one mount', () => {
  const resolve = containerView([{ target: '/', source: host }]);
  expect(resolve('/to-folder/x')).toEqual({ real: '/repo/folder/x' });
  expect(resolve('/repo/nested/passwd')).toEqual({ real: '/etc/passwd' });
});

it('follows 40 links and not one more, as Linux does', () => {
  const resolve = containerView([repo()]);
  expect(resolve('/workspace/40')).toEqual({ real: '/workspace/end' });
  expect(resolve('/workspace/41')).toEqual({ problem: expect.stringContaining('links') });
});
