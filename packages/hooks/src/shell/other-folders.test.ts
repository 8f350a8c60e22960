// Folders that an option names: what is opened there is read from there, and what the shell opens is not.
import { describe, expect, it } from 'vitest';
import { shownPaths } from './shown-paths.fixture.ts';

describe('a path is read from each folder that a command may stand in', () => {
  it.each([
    ['git -C a diff ../x', ['search /w/a', 'read /w/../x', 'read /w/a/../x']],
    ['git -C a -C b diff ../x', ['search /w/a', 'search /w/b', 'read /w/../x', 'read /w/a/b/../x']],
    ['git -C a -C /b diff ../x', ['search /w/a', 'search /b', 'read /w/../x', 'read /b/../x']],
    ['env -C /a cat b', ['search /a', 'read /w/b', 'read /a/b']],
    ['env --chdir=a cat b', ['search /w/a', 'read /w/b', 'read /w/a/b']],
    ['env -C a -C b cat x', ['search /w/a', 'search /w/b', 'read /w/x', 'read /w/a/x', 'read /w/b/x']],
    [
      'cd c; env -C a cat b',
      [
        'search /w/c',
        'search /w/a',
        'search /w/c/a',
        'read /w/b',
        'read /w/c/b',
        'read /w/a/b',
        'read /w/c/a/b',
      ],
    ],
    ['fd --base-directory a x -x tee y', ['search /w/a', 'write /w/y', 'write /w/a/y', 'write null']],
    ['fd --base-directory a x b', ['search /w/a', 'search /w/b', 'search /w/a/b']],
  ])('%s', (source, expected) => expect(shownPaths(source)).toEqual(expected));
});

describe('and from no other', () => {
  it.each([
    // A redirection is the shell's.
    ['git -C a log > b', ['search /w/a', 'write /w/b']],
    ['env -C a ls > b', ['search /w/a', 'write /w/b']],
    // Git stands there alone.
    ['git -C a log; cat b', ['search /w/a', 'read /w/b']],
    ['tar -C a -tf b', ['search /w/a', 'read /w/b']],
    ['git -C a diff /x', ['search /w/a', 'read /x']],
    ['toString -C a b', []],
  ])('%s', (source, expected) => expect(shownPaths(source)).toEqual(expected));
  it('is lost after many', () => {
    const moves = (count: number) => Array.from({ length: count }, (_, at) => `env -C a${at} ls`).join('; ');
    expect(shownPaths(`${moves(8)}; cat x`)).not.toContain('read null');
    expect(shownPaths(`${moves(9)}; cat x`).at(-1)).toBe('read null');
  });
});

describe('what find starts is read from where it begins', () => {
  it.each([
    ['find /a -exec tee {} +', ['search /a', 'write /w/{}', 'write /a/{}']],
    ['find /a -execdir tee b \\;', ['search /a', 'write /w/b', 'write /a/b']],
    ["find 'a(b' -exec cat {} +", ['search /w/a(b', 'read /w/{}', 'read /w/a(b/{}']],
    ['find /a -name x -okdir cat ../b \\;', ['search /a', 'read /w/../b', 'read /a/../b']],
    ['find . -exec cat {} +', ['search /w/.', 'read /w/{}']],
    ['find -exec cat {} +', ['read /w/{}']],
    ['find /a -name x; tee b', ['search /a', 'write /w/b']],
  ])('%s', (source, expected) => expect(shownPaths(source)).toEqual(expected));
});
