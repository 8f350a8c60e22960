import type { ImageManifest } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import type { FileRecord } from '../files/file-record.ts';
import { compareFiles } from './compare-files.ts';
import { judgeFiles } from './image-rules.ts';

const manifest = {
  tools: [
    { name: 'bash', package: 'bash', why: 'x', skills: ['*'] },
    { name: 'git', package: 'git', why: 'x', skills: ['*'] },
  ],
  budgetMb: 1,
} as unknown as ImageManifest;

const file = (path: string, more: Partial<FileRecord> = {}): FileRecord => ({
  path,
  kind: 'file',
  mode: 0o755,
  uid: 0,
  gid: 0,
  size: 10,
  content: 'a'.repeat(64),
  capable: false,
  ...more,
});
const good = [file('usr/bin', { kind: 'folder', size: 0 }), file('usr/bin/bash'), file('usr/bin/git')];

it('finds nothing in an image that holds what it must', () => {
  const mounts = [
    file('tmp', { kind: 'folder', mode: 0o1777 }),
    file('out', { kind: 'folder', mode: 0o777 }),
  ];
  expect(judgeFiles([...good, ...mounts, file('usr/lib/libc.so')], manifest)).toEqual([]);
});

it.each<[string, FileRecord, string]>([
  ['a program that is not listed', file('usr/bin/curl'), 'image.path'],
  ['a link on PATH', file('usr/bin/awk', { kind: 'link', content: '/x' }), 'image.path'],
  ['a listed name in another folder of PATH', file('usr/sbin/git'), 'image.path'],
  ['a setuid file', file('usr/lib/helper', { mode: 0o4755 }), 'image.privilege'],
  ['a setgid folder', file('var/x', { kind: 'folder', mode: 0o2755 }), 'image.privilege'],
  ['file capabilities', file('usr/lib/ping', { capable: true }), 'image.privilege'],
  ['a device', file('opt/disk', { kind: 'other' }), 'image.privilege'],
  ['a package manager off PATH', file('usr/lib/x/apt-get'), 'image.package-manager'],
  ['npm as a link', file('opt/npm', { kind: 'link', content: 'x' }), 'image.package-manager'],
  ['a package database', file('var/lib/dpkg/status', { mode: 0o644 }), 'image.package-manager'],
  ['a shell that no skill lists', file('opt/x/dash'), 'image.shell'],
  ['a second bash', file('opt/x/bash'), 'image.shell'],
  ['an interpreter', file('usr/lib/x/python3.11'), 'image.shell'],
  ['a manual page', file('usr/share/man/man1/git.1', { mode: 0o644 }), 'image.docs'],
  ['a locale', file('usr/share/locale/de/x.mo', { mode: 0o644 }), 'image.docs'],
  ['a foreign owner', file('usr/lib/x', { uid: 10_001 }), 'image.writable'],
  ['a file that all may write', file('etc/x', { mode: 0o666 }), 'image.writable'],
])('refuses %s, and names rule and file', (_, broken, rule) => {
  const found = judgeFiles([...good, broken], manifest);
  expect(found).toContainEqual(expect.objectContaining({ rule, file: `/${broken.path}` }));
  for (const { instead } of found) expect(instead).not.toBe('');
});

it('refuses an image without a listed tool, and one over its budget', () => {
  expect(judgeFiles(good.slice(0, 2), manifest)).toMatchObject([
    { rule: 'image.tool-missing', file: '/usr/bin/git' },
  ]);
  expect(judgeFiles([...good, file('usr/lib/big', { size: 1_100_000 })], manifest)).toMatchObject([
    { rule: 'image.budget', what: expect.stringContaining('2 MB') },
  ]);
});

it('is not troubled by data whose name is a shell’s', () => {
  expect(judgeFiles([...good, file('usr/lib/git-core/mergetools/bash', { mode: 0o644 })], manifest)).toEqual(
    [],
  );
});

it.each<[string, Partial<FileRecord>, string]>([
  ['content', { content: 'b'.repeat(64) }, 'has the digest bbbbbbbbbbbb'],
  ['mode', { mode: 0o711 }, 'has mode 711, not 755'],
  ['owner', { gid: 5 }, 'belongs to 0:5'],
  ['kind', { kind: 'link' }, 'is a link, the lock gives a file'],
])('finds a file of another %s than the lock’s', (_, change, what) => {
  expect(compareFiles([file('a', change)], [file('a')])).toMatchObject([
    { rule: 'image.content', file: '/a', what: expect.stringContaining(what) },
  ]);
});

it('finds files too many and too few, and nothing in equal lists', () => {
  expect(compareFiles([file('a')], [file('b')])).toMatchObject([
    { file: '/a', what: 'is not in what the lock gives' },
    { file: '/b', what: 'is missing' },
  ]);
  expect(compareFiles(good, good)).toEqual([]);
});
