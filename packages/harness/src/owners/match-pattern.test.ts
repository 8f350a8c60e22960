import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Platform, matchPattern } from './match-pattern.ts';

/** Pattern → paths it matches | paths it does not. The classes are those of the published cases; the trees are ours. */
type Cases = [pattern: string, matched: string, left: string][];

const github: Cases = [
  ['lib', 'lib lib/a.ts src/lib src/lib/a.ts', 'lib.ts src/lib.ts src/a.ts'],
  ['/lib', 'lib lib/a.ts lib/deep/a.ts', 'libs.ts src/lib src/a.ts src/lib/a.ts'],
  ['lib/', 'lib/a.ts lib/deep/a.ts src/lib/a.ts src/lib/deep/a.ts', 'lib src/lib src/a.ts'],
  ['/lib/', 'lib/a.ts lib/deep/a.ts', 'lib src/lib src/a.ts src/lib/a.ts src/lib/deep/a.ts'],
  ['lib/core', 'lib/core lib/core/a.ts', 'lib/cores src/lib/core src/lib/core/a.ts'],
  ['/lib/core', 'lib/core lib/core/a.ts', 'lib/cores src/lib/core src/lib/core/a.ts'],
  ['lib/core/', 'lib/core/a.ts', 'lib/core lib/cores src/lib/core src/lib/core/a.ts'],
  ['/lib/core/', 'lib/core/a.ts lib/core/deep/a.ts', 'lib/core lib/cores src/lib/core src/lib/core/a.ts'],
  ['*', 'lib lib/a.ts src/lib .hidden src/.hidden', ''],
  ['l*', 'lib lib/a.ts lib/deep/a.ts src/lib src/lib/a.ts', 'src/a.ts xlib'],
  ['/*', 'lib .npmrc', 'lib/a.ts lib/deep/a.ts'],
  ['/l*', 'lib lib/a.ts lib/deep/a.ts', 'src/lib src/lib/a.ts src/a.ts xlib'],
  ['l*/', 'lib/a.ts src/lib/a.ts', 'lib src/lib src/a.ts xlib'],
  ['/*/', 'lib/a.ts src/lib src/lib/a.ts', 'lib'],
  ['/l*/', 'lib/a.ts', 'lib src/lib src/lib/a.ts src/a.ts xlib'],
  ['l\\*b', 'l*b', 'lib'],
  ['lib/*', 'lib/a.ts', 'lib lib/deep/a.ts src/lib src/lib/a.ts'],
  ['lib/*.md', 'lib/a.md', 'lib/deep/a.md src/lib/a.md lib/a.mdx'],
  ['lib/*/core', 'lib/a/core lib/a/core/b.ts', 'lib lib/a lib/core lib/a/b/core'],
  ['l?b', 'lib', 'lb liib'],
  ['l\\?b', 'l?b', 'lib'],
  ['**/lib/core', 'lib/core src/lib/core src/lib/core/a.ts', 'lib/a/core src/lib/a/core'],
  ['**/*core*', 'core src/core src/encore src/cores src/deep/core', 'src/cor'],
  ['lib/core/**', 'lib/core/a.ts lib/core/deep/a.ts', 'lib/core src/lib/core src/lib/core/a.ts'],
  ['lib/**/core', 'lib/core lib/core/a.ts lib/a/core lib/a/b/core lib/a/b/core/c', 'src/lib/core lib/a.ts'],
  ['lib/**/', 'lib/a.ts lib/deep/ lib/deep/a.ts', 'lib'],
  ['lib/**/core/c*', 'lib/core/c.ts lib/a/core/c.ts', 'lib/core lib/core/d.ts lib/a/core lib/a/core/d.ts'],
  ['/apps/[id]/page.ts', 'apps/[id]/page.ts', 'apps/i/page.ts apps/id/page.ts apps/[no]/page.ts'],
  ['/apps/[!id]/page.ts', 'apps/[!id]/page.ts', 'apps/x/page.ts apps/i/page.ts'],
  ['api/v1:beta/**/*', 'api/v1:beta/a.json', 'api/v1-beta/a.json'],
  ['api/^next', 'api/^next', 'api/next'],
  ['/docs/a\\ b.md', 'docs/a@b.md'.replace('@', '\u0020'), 'docs/ab.md'],
  ['\\#notes', '#notes', 'notes'],
  ['/', '', 'lib a.ts'],
  // The examples of the page "About code owners".
  ['*.js', 'a.js src/a.js', 'a.jsx js'],
  ['docs/*', 'docs/start.md', 'docs/build/trouble.md'],
  ['apps/', 'apps/a src/apps/a', 'apps'],
  ['**/logs', 'build/logs/a deeply/nested/logs/a logs', 'build/log'],
  ['/apps/github', 'apps/github apps/github/a', 'apps/gitlab'],
];

const gitlab: Cases = [
  ['*', 'lib lib/a.ts .hidden src/.hidden', ''],
  ['*.rb', 'a.rb src/a.rb .rb', 'a.rbs'],
  ['lib', 'lib src/lib', 'lib/a.ts src/lib/a.ts lib.ts'],
  ['/lib', 'lib', 'lib/a.ts src/lib'],
  ['lib/', 'lib/a.ts lib/deep/a.ts src/lib/a.ts lib/.env', 'lib src/lib'],
  ['/lib/', 'lib/a.ts lib/deep/a.ts', 'lib src/lib/a.ts'],
  ['lib/core/', 'lib/core/a.ts src/lib/core/a.ts', 'lib/core'],
  ['/docs/*', 'docs/a.md docs/.a', 'docs/deep/a.md'],
  ['/docs/**', 'docs/a.md', 'docs/deep/a.md'],
  ['/docs/**/*', 'docs/a.md docs/deep/a.md', 'docs'],
  ['/docs/**/*.md', 'docs/a.md docs/deep/a.md docs/.deep/a.md', 'docs/a.txt src/docs/a.md'],
  ['/lib/**/core', 'lib/core lib/a/core lib/a/b/core', 'lib/a/b/core/c'],
  ['/l?b', 'lib', 'l/b lb'],
  ['/[ab].ts', 'a.ts b.ts', 'c.ts'],
  ['/[!ab].ts', 'c.ts', 'a.ts'],
  ['/[a-c].ts', 'b.ts', 'd.ts'],
  ['/\\[a\\].ts', '[a].ts', 'a.ts'],
  ['\\#notes', '#notes src/#notes', 'notes'],
  ['/a{b,c}', 'a{b,c}', 'ab'],
];

describe.each<[Platform, Cases]>([
  ['github', github],
  ['gitlab', gitlab],
])('%s', (platform, cases) => {
  const words = (text: string): string[] =>
    text.includes(' b.md') ? [text] : text.split(' ').filter(Boolean);
  it.each(cases)('%s', (pattern, matched, left) => {
    const matches = matchPattern(pattern, platform);
    expect(words(matched).filter((path) => !matches(path))).toEqual([]);
    expect(words(left).filter(matches)).toEqual([]);
  });
});

const name = fc.constantFrom('a', 'b', 'ab', 'a.ts', '.c');
const glob = fc.constantFrom('a', 'b', 'ab', 'a*', '*b', '?b', '*.ts', '**', '.c');

it('agrees with git where GitHub promises to follow gitignore', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ignore-'));
  execFileSync('git', ['init', '-q', folder]);
  fc.assert(
    fc.property(
      fc.array(glob, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      fc.boolean(),
      fc.array(fc.array(name, { minLength: 1, maxLength: 4 }), { minLength: 8, maxLength: 30 }),
      (names, rooted, folderOnly, paths) => {
        const pattern = `${rooted ? '/' : ''}${names.join('/')}${folderOnly ? '/' : ''}`;
        // Here they part: to GitHub a folder after `**/` is all below it, files too; a `**` alone is not of its page.
        fc.pre(!(folderOnly && names.at(-1) === '**') && !names.every((one) => one === '**'));
        writeFileSync(join(folder, '.git/info/exclude'), `${pattern}\n`);
        const all = [...new Set(paths.map((path) => path.join('/')))];
        const said = spawnSync(
          'git',
          ['-C', folder, 'check-ignore', '--no-index', '--stdin', '--verbose', '--non-matching', '-z'],
          { input: `${all.join('\0')}\0`, encoding: 'utf8' },
        ).stdout.split('\0');
        const ignored = all.filter((_, at) => said[at * 4 + 2] !== '');
        expect([pattern, all.filter(matchPattern(pattern, 'github'))]).toEqual([pattern, ignored]);
      },
    ),
    { numRuns: 150 },
  );
});

it.each<Platform>(['github', 'gitlab'])('matches what it spells, and no sibling, on %s', (platform) => {
  const letters = fc.stringMatching(/^[a-z0-9._@+ #[\]!^$(){}|-]{1,8}$/);
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 4 }), (names) => {
      const path = names.join('/');
      const spelled = `/${path.replace(/[[\]! #^-]/g, '\\$&')}`;
      const matches = matchPattern(spelled, platform);
      expect(matches(path)).toBe(true);
      expect(matches(`${path}x`)).toBe(false);
      expect(matches(`x/${path}`)).toBe(false);
    }),
  );
});
