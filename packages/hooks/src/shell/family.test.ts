// Which family a command belongs to, whatever version its name carries.
import { expect, it } from 'vitest';
import { familyOf } from './family.ts';

it.each([
  ['python3', 'interpreter'],
  ['python3.11', 'interpreter'],
  ['gcc-12', 'interpreter'],
  ['ls', null],
  ['rm', 'deletion'],
  ['constructor', null],
  ['mkfs.ext4', 'disk'],
  ['mkfs.new', null],
  ['killall5', 'process-control'],
  ['ping6', 'network-client'],
  ['php8.2', 'interpreter'],
  ['clang-15', 'interpreter'],
  ['nc', 'network-client'],
  ['sudo', 'privilege'],
  ['docker', 'container'],
  ['vim', 'editor'],
  ['3python', null],
  ['', null],
  ['-', null],
  ['a.python', null],
])('%j: %s', (name, family) => {
  expect(familyOf(name)).toBe(family);
});
