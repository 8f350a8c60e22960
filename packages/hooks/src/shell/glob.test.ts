// Patterns of rules, and where the shell starts looking for one.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { climbingPath, globExpression, globExpressions, globPrefix } from './glob.ts';

describe('globExpression', () => {
  it.each([
    ['**/.env*', '/a/b/.env.local', true],
    ['**/.env*', '/.env', true],
    ['**/.env*', '/a/x.env', false],
    ['**/.ssh/**', '/root/.ssh/keys/a', true],
    ['**/.ssh/**', '/root/.ssh', false],
    ['/proc/*/environ', '/proc/1/environ', true],
    ['/proc/*/environ', '/proc/1/task/2/environ', false],
    ['/a.b', '/axb', false],
    ['/a?c', '/a/c', false],
    ['/a?c', '/abc', true],
    ['/a/**/b', '/a/b', true],
    ['/a/**/b', '/a/c/d/b', true],
    ['/a/**', '/a/b/c', true],
    ['**/b', 'b', true],
  ])('%s on %s: %s', (pattern, path, matches) => {
    expect(globExpression(pattern).test(path)).toBe(matches);
  });
});

describe('globPrefix', () => {
  it.each([
    ['src/*.ts', 'src'],
    ['*.ts', '.'],
    ['/etc/*', '/etc'],
    ['/*/passwd', '/'],
    ['src/a.ts', 'src/a.ts'],
    ['*/../../x', '*/../../x'],
    ['../*.ts', '..'],
    ['a/b', 'a/b'],
  ])('%s → %s', (path, prefix) => {
    expect(globPrefix(path)).toBe(prefix);
  });
});

describe('climbingPath', () => {
  it.each([
    ['**/../x', '../x'],
    ['a/**/../../x', 'a/../../x'],
    ['/a/**/b/../**', '/a/b/../**'],
    ['.?/x', '../x'],
    ['.?/.*', '../.*'],
    ['.[!-x]/x', '../x'],
    ['.[.-z]/x', '../x'],
    ['.[*-.]/x', '../x'],
    ['.*/.*/x', '../../x'],
    ['src/.*/*.ts', 'src/../*.ts'],
    ['..*/x', '../x'],
    ['.[.]/x', '../x'],
    ['.[!a]/x', '../x'],
    ['.[*-z]/x', '../x'],
    ['.[!a-z]*/x', '../x'],
    ['.[[:punct:]]/x', '../x'],
    ['.?*/x', '../x'],
  ])('%s may lead to %s', (path, out) => {
    expect(climbingPath(path)).toBe(out);
  });
  it.each([
    'a/.*',
    '.a*/x',
    '.??*/x',
    '...*/x',
    '..[a]/x',
    '.[^.]*/x',
    '.[a!]/x',
    '.[*-+]/x',
    '.[a-z]*/x',
    '.[0-9]/x',
    '../*/x',
    '*/../x',
    '**/x',
    'a/b',
  ])('%s says where it leads', (path) => {
    expect(climbingPath(path)).toBe(null);
  });
});

it('is not slowed down by stars in a row', () => {
  expect(globExpression(`${'*'.repeat(4_000)}z`).test('id_rsa')).toBe(false);
  expect(globExpression(`${'*'.repeat(4_000)}a`).test('id_rsa')).toBe(true);
});

it('matches in a list what a pattern matches alone', () => {
  const pattern = fc.string({
    unit: fc.constantFrom('*', '**/', '?', '/', 'a', '.', '[', '\u{1f511}'),
    maxLength: 8,
  });
  const path = fc.string({ unit: fc.constantFrom('/', 'a', '.', '[', '\u{1f511}', '\udd11'), maxLength: 8 });
  fc.assert(
    fc.property(pattern, path, (written, at) => {
      expect(globExpressions([written])[0]?.test(at)).toBe(globExpression(written).test(at));
    }),
    { numRuns: 2_000 },
  );
});
