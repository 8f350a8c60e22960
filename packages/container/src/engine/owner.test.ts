// A process that lives is nobody's orphan, and neither is one of which nothing is known.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { isOrphan, ownerOf } from './owner.ts';

const self = ownerOf() ?? '';

it('is no orphan while its process lives, and one when it has ended', async () => {
  const child = spawn('sleep', ['60']);
  await once(child, 'spawn');
  const owner = ownerOf(child.pid) ?? '';
  expect(owner).toMatch(/^[0-9a-f-]{36}\.\d+\.\d+\.\d+$/);
  expect(isOrphan(owner)).toBe(false);
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(isOrphan(owner)).toBe(true);
});

it('tells a later process with the same number apart', () => {
  expect(isOrphan(self)).toBe(false);
  expect(isOrphan(self.replace(/\d+$/, '1'))).toBe(true);
});

it('claims nothing of a process that it cannot see, and nothing that is no owner', () => {
  const [boot, , pid, start] = self.split('.');
  expect(isOrphan(`${boot}.1.${pid}.1`)).toBe(false);
  expect(isOrphan(`${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}.1.${pid}.${start}`)).toBe(true);
  for (const text of ['', 'x', '....', `${boot}`, `other.1.2.3`]) expect(isOrphan(text)).toBe(false);
  expect(isOrphan(self.replace(/\d+$/, '1'), null)).toBe(false);
});

it.each<[string, boolean]>([
  ['ENOENT', true],
  ['ESRCH', true],
  ['EMFILE', false],
  ['ENFILE', false],
  ['EACCES', false],
  ['EIO', false],
])('takes a process whose state cannot be read for ended only if there is none: %s', (code, ended) => {
  const read = () => {
    throw Object.assign(new Error(code), { code });
  };
  expect(isOrphan(self, self, read)).toBe(ended);
});

it.each<[string, string, boolean]>([
  ['nothing', '', false],
  ['a cut line', '1 (node) S 1 2', false],
  ['a process that nobody waited for', `1 (a) b) Z ${'0 '.repeat(18)}7`, true],
  ['another process', `1 (a) b) S ${'0 '.repeat(18)}7`, true],
])('reads %s', (_, stat, ended) => {
  expect(isOrphan(self, self, () => stat)).toBe(ended);
});
