// Plain paths mean the same to a shell, to GitLab, and to Node.
import { posix } from 'node:path';
import { assert as check, constantFrom, property, string } from 'fast-check';
import { expect, it } from 'vitest';
import { isPlainPath } from './plain-path.ts';

it.each(['runs/ci', 'a', 'a/', '.cache/x', 'a.b/c-d_e', '...', 'runs/ci/[0-9]*/a'])('accepts %j', (path) => {
  expect(isPlainPath(path)).toBe(true);
});

it.each([
  '',
  '/',
  '/a',
  '.',
  '..',
  './a',
  'a/..',
  'a/./b',
  'a//b',
  '-rf',
  'a/-b',
  '~',
  'a*',
  'a/*',
  '[0-9]*',
  'a/[0-9]*b',
  'a/[a-z]*',
  '$A',
  'a b',
  'a\n',
])('refuses %j', (path) => {
  expect(isPlainPath(path)).toBe(false);
});

it('accepts nothing that leaves the folder or that a shell would change', () => {
  const unit = constantFrom('a', '.', '/', '-', '$', '*', ' ', '~', '\\', '\n');
  check(
    property(string({ unit, maxLength: 8 }), (path) => {
      if (!isPlainPath(path)) return;
      expect(posix.resolve('/job', path).startsWith('/job/')).toBe(true);
      expect(path.replaceAll('/[0-9]*', '')).not.toMatch(/[\s$*?~'"`;&|<>(){}[\]\\!#]/);
    }),
    { numRuns: 2000 },
  );
});
