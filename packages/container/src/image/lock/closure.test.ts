import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ResolvedPackage, closure } from './closure.ts';
import { locked } from './lock.fixture.ts';
import { parseStanzas } from './package-stanza.ts';

const one = (name: string, depends: string[][] = [], provides: string[] = []): ResolvedPackage => ({
  ...locked(name, '1'),
  depends,
  provides,
});
const names = (resolved: ResolvedPackage[], wanted: string[], without: string[] = []): string[] =>
  closure(resolved, wanted, new Set(without)).map(({ name }) => name);

it('follows dependencies, takes the alternative that is there, and what provides a name', () => {
  const resolved = [
    one('git', [['libc6'], ['less', 'pager']]),
    one('libc6', [['libgcc-s1']]),
    one('libgcc-s1', [['libc6']]),
    one('most', [], ['pager']),
    one('stray'),
  ];
  expect(names(resolved, ['git'])).toEqual(['git', 'libc6', 'libgcc-s1', 'most']);
});

it('does not follow what is left out, nor what only that needs', () => {
  const resolved = [one('git', [['perl'], ['libc6']]), one('perl', [['dpkg']]), one('dpkg'), one('libc6')];
  expect(names(resolved, ['git'], ['perl'])).toEqual(['git', 'libc6']);
  expect(names(resolved, ['git'])).toContain('dpkg');
});

it('says who needs a package that did not resolve', () => {
  expect(() => names([one('git', [['nothing', 'none']])], ['git'])).toThrow('git needs nothing or none');
  expect(() => names([], ['git'])).toThrow('the manifest needs git');
});

it('is closed: every dependency of every member is met, whatever the graph', () => {
  const graph = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 6 }).chain((all) =>
    fc
      .array(fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 3 }), { maxLength: 4 })
      .chain((groups) =>
        fc.record({
          all: fc.constant(all),
          groups: fc.array(fc.constant(groups), { minLength: 6, maxLength: 6 }),
        }),
      ),
  );
  fc.assert(
    fc.property(graph, ({ all, groups }) => {
      const resolved = all.map((name, at) => one(name, groups[at]));
      const found = new Set(names(resolved, [all[0]!]));
      for (const { name, depends } of resolved)
        if (found.has(name))
          for (const group of depends) expect(group.some((other) => found.has(other))).toBe(true);
    }),
  );
});

it('reads what apt-cache shows, and leaves out what has no digest', () => {
  const sha = 'd'.repeat(64);
  const text = `Package: git
Version: 1:2.39.5-0+deb12u3
Architecture: amd64
Installed-Size: 46000
Pre-Depends: libc6 (>= 2.34)
Depends: libpcre2-8-0 (>= 10.34), perl:any | perl-base
Provides: git-completion, git-core
Description: fast
 more: words
Filename: pool/updates/main/g/git/git_2_amd64.deb
Size: 700
SHA256: ${sha}

Package: other
Version: 1
Architecture: amd64
Filename: pool/main/o/other.deb
`;
  expect(parseStanzas(text, 'bookworm')).toEqual([
    {
      name: 'git',
      version: '1:2.39.5-0+deb12u3',
      architecture: 'amd64',
      sha256: sha,
      size: 700,
      installedKb: 46_000,
      archive: 'debian-security',
      suite: 'bookworm-security',
      file: 'pool/updates/main/g/git/git_2_amd64.deb',
      depends: [['libc6'], ['libpcre2-8-0'], ['perl', 'perl-base']],
      provides: ['git-completion', 'git-core'],
    },
  ]);
});
