// Folders that `cd` may lead to: every path after it is read against each of them.
import { describe, expect, it } from 'vitest';
import { shownPaths, shownUses } from './shown-paths.fixture.ts';

describe('folders', () => {
  it.each([
    ['cd a; cat b', ['search /w/a', 'read /w/b', 'read /w/a/b']],
    ['cd -P a; cat b', ['search /w/a', 'read /w/b', 'read /w/a/b']],
    ['cd -- /a; cat b', ['search /a', 'read /w/b', 'read /a/b']],
    ['cd $X; cat b /c', ['search null', 'read null', 'read /c']],
    ['cd -x a; cat b', ['search /w/a', 'read null']],
    ['popd; cat b', ['read null']],
    // Where the folder is not entered, nothing else runs.
    ['cd a && cat ../b 2>&1 | wc', ['search /w/a', 'read /w/a/../b']],
    [
      'cd a && x > ../b && cd c && cat d',
      ['search /w/a', 'write /w/a/../b', 'search /w/a/c', 'read /w/a/d', 'read /w/a/c/d'],
    ],
    ['cd a && x || cat b', ['search /w/a', 'read /w/b', 'read /w/a/b']],
    ['cd a && x & cat b', ['search /w/a', 'read /w/b', 'read /w/a/b']],
    ['cd a && x; cat b', ['search /w/a', 'read /w/b', 'read /w/a/b']],
    ['(cd a && x) && cat b', ['search /w/a', 'read /w/b', 'read /w/a/b']],
    ['y && cd a && cat b', ['search /w/a', 'read /w/b', 'read /w/a/b']],
    // What leads to the folder itself, or back to it, leaves none.
    ['cd . && cat ../b', ['search /w/.', 'read /w/../b']],
    ['cd ./ && cat ../b', ['search /w/./', 'read /w//../b']],
    ['cd ./. && cat ../b', ['search /w/./.', 'read /w/../b']],
    ['cd a/.. && cat ../b', ['search /w/a/..', 'read /w/../b']],
    ['cd /w && x > ../b', ['search /w', 'write /w/../b']],
    ['cd .a && cat b', ['search /w/.a', 'read /w/.a/b']],
    ['cd a. && cat b', ['search /w/a.', 'read /w/a./b']],
    ['cd a && cd .. && cat b', ['search /w/a', 'search /w/a/..', 'read /w/a/b', 'read /w/b']],
    ['cd a && cd - && cat ../b', ['search /w/a', 'search /w/a/-', 'read /w/a/../b', 'read /w/../b']],
    // Home is looked at only when something could be opened there.
    ['cd', []],
    ['cd; x=1', []],
    ['cd; ls', ['search /home/agent']],
    ['cd; > .bashrc', ['search /home/agent', 'write /w/.bashrc']],
  ])('%s', (source, expected) => {
    expect(shownPaths(source)).toEqual(expected);
  });
  it.each(['cd -', 'cd -P -- -', 'command cd -', 'D=- && cd $D'])(
    '%s leads back to where the program began',
    (back) => {
      const paths = shownPaths(`cd a && ${back} && cat c`);
      expect(paths).toContain('read /w/a/c');
      expect(paths).toContain('read /w/c');
    },
  );
  it('is lost after many', () => {
    expect(shownPaths('cd a; cd b; cd c; cat x')).not.toContain('read null');
    expect(shownPaths('cd a; cd b; cd c; cd d; cat x').at(-1)).toBe('read null');
  });
  it('gives each path a place, but for those beyond the 512th', () => {
    const words = (count: number) => Array.from({ length: count }, (_, at) => `a${at}`).join(' ');
    expect(shownPaths(`cat ${words(512)}`)).not.toContain('read null');
    expect(shownPaths(`cat ${words(513)}`).at(-1)).toBe('read null');
    expect(shownPaths(`cd b; cd c; cat ${words(127)}`)).not.toContain('read null');
    expect(shownPaths(`cd b; cd c; cat ${words(127)}`)).toHaveLength(3 + 4 * 127);
  });
});

/** Each as `access path ~ pattern command word`. */
it.each([
  ['cd "$X" && cat a', ['search null cd "$X"', 'read null cat a']],
  ['cd ..; cat a', ['search /w/.. cd ..', 'read /w/a cat a', 'read //a cat a']],
  [
    'cd a; cd b && cat c',
    [
      'search /w/a cd a',
      'search /w/b cd b',
      'search /w/a/b cd b',
      'read /w/c cat c',
      'read /w/a/c cat c',
      'read /w/b/c cat c',
      'read /w/a/b/c cat c',
    ],
  ],
  [
    'cd a && cd b && cat c',
    ['search /w/a cd a', 'search /w/a/b cd b', 'read /w/a/c cat c', 'read /w/a/b/c cat c'],
  ],
  ['cd -LP a; cat b', ['search /w/a cd a', 'read /w/b cat b', 'read /w/a/b cat b']],
  ['cd -PL; ls', ['search /home/agent cd cd']],
  ['cd -Px; ls', []],
  ['cd x-P; cat b', ['search /w/x-P cd x-P', 'read /w/b cat b', 'read /w/x-P/b cat b']],
  ['cd "$X"; pushd; cat a', ['search null cd "$X"', 'read null cat a']],
  ['popd; nobody ../a', ['read null nobody ../a']],
  ['cd -; cat a', ['search /w/- cd -', 'read /w/a cat a']],
  ['cd -L a; cat b', ['search /w/a cd a', 'read /w/b cat b', 'read /w/a/b cat b']],
  ['cd -P -- a; cat b', ['search /w/a cd a', 'read /w/b cat b', 'read /w/a/b cat b']],
  ['cd -e a; cat b', ['search /w/a cd a', 'read /w/b cat b', 'read /w/a/b cat b']],
  ['cd -@ a; cat b', ['search /w/a cd a', 'read /w/b cat b', 'read /w/a/b cat b']],
  ['cd --; ls', ['search /home/agent cd cd']],
  ['cd -P; ls', ['search /home/agent cd cd']],
  ['cd x-y; cat b', ['search /w/x-y cd x-y', 'read /w/b cat b', 'read /w/x-y/b cat b']],
  ['cd +a; cat b', ['search /w/+a cd +a', 'read null cat b']],
  ['cd a-; cat b', ['search /w/a- cd a-', 'read /w/b cat b', 'read /w/a-/b cat b']],
  ['cd a--; cat b', ['search /w/a-- cd a--', 'read /w/b cat b', 'read /w/a--/b cat b']],
  ['pushd a; cat b', ['search /w/a pushd a', 'read /w/b cat b', 'read /w/a/b cat b']],
  ['pushd +1; cat b', ['search /w/+1 pushd +1', 'read null cat b']],
  ['pushd; cat b', ['read /w/b cat b']],
  ['xcd a; cat b', ['read /w/b cat b']],
  ['cdx a; cat b', ['read /w/b cat b']],
  ['popd', []],
  ['popd; cat /a', ['read /a cat /a']],
  ['cd $X; cd a; cat b', ['search null cd $X', 'search null cd a', 'read null cat b']],
  ['cd; cat b', ['search /home/agent cd cd', 'read /w/b cat b']],
  ['cd; true', ['search /home/agent cd cd']],
  ['cd && x=1 ls', ['search /home/agent cd cd']],
  ['cd ~; cat a', ['search /home/agent cd ~', 'read /w/a cat a', 'read /home/agent/a cat a']],
  [
    'cd /a; cat ./b ../c',
    [
      'search /a cd /a',
      'read /w/./b cat ./b',
      'read /a/./b cat ./b',
      'read /w/../c cat ../c',
      'read /a/../c cat ../c',
    ],
  ],
  ['cd a b; cat c', ['search /w/a cd a', 'search /w/b cd b', 'read /w/c cat c', 'read /w/a/c cat c']],
  ['cd -Lx a; cat b', ['search /w/a cd a', 'read null cat b']],
])('%s: %j', (source, expected) => {
  expect(shownUses(source)).toEqual(expected);
});
