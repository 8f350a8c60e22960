// Patterns of rules, and where the shell starts looking for one.
import { describe, expect, it } from 'vitest';
import { globExpression, globPrefix } from './glob.ts';

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
  ])('%s → %s', (path, prefix) => {
    expect(globPrefix(path)).toBe(prefix);
  });
});

it('is not slowed down by stars in a row', () => {
  expect(globExpression(`${'*'.repeat(4_000)}z`).test('id_rsa')).toBe(false);
  expect(globExpression(`${'*'.repeat(4_000)}a`).test('id_rsa')).toBe(true);
});
