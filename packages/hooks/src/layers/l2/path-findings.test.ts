// One path against the roots: which rules speak, and in which words.
import { describe, expect, it } from 'vitest';
import type { DecideContext } from '../../decide/context.ts';
import { loadProfile } from '../../policy/load-profile.ts';
import { plainContext, readingPolicy } from '../../policy/reading-policy.fixture.ts';
import { type NamedPath, pathFindings } from './path-findings.ts';

const policy = readingPolicy();
/** `/workspace/link` leads out; `/workspace/lost` cannot be told. */
const context: DecideContext = {
  ...plainContext,
  resolve: (path) =>
    path === '/workspace/lost'
      ? { problem: 'a loop of links' }
      : { real: path.replace(/^\/workspace\/link/u, '/etc') },
};
const found = (path: string, access: NamedPath['access'] = 'read', byCommand = true) =>
  pathFindings({ path, access, word: 'w', byCommand }, policy, context).map(({ rule, words }) => [
    rule,
    ...words,
  ]);

describe('a path', () => {
  it.each<[string, NamedPath['access'], string[][]]>([
    ['/workspace', 'read', []],
    ['/workspace/a', 'read', []],
    ['/workspaces/a', 'read', [['path.outside-read', 'w']]],
    ['/srv/a', 'search', [['path.outside-read', 'w']]],
    ['/out/a', 'write', []],
    ['/workspace/a', 'write', [['path.outside-write', 'w']]],
    ['/workspace/link/motd', 'read', [['path.outside-read', 'w', '/etc/motd']]],
    ['/workspace/lost', 'read', [['path.unresolved', 'w', 'a loop of links']]],
    ['/workspace/a\0b', 'read', [['path.unresolved', 'w']]],
    [`/workspace/${'a'.repeat(4096 - 11)}`, 'read', []],
    [`/workspace/${'a'.repeat(4096 - 10)}`, 'read', [['path.unresolved', 'w']]],
    ['/workspace/%2e%2e/a', 'read', [['path.disguised', 'w']]],
    ['/workspace/...', 'read', [['path.disguised', 'w']]],
    ['/dev/null', 'write', []],
    ['/dev/urandom', 'read', []],
    [
      '/dev/sda',
      'write',
      [
        ['path.kernel', 'w'],
        ['path.outside-write', 'w'],
      ],
    ],
  ])('%s to %s: %j', (path, access, expected) => expect(found(path, access)).toEqual(expected));
  it.each(['/workspace/a', '/out/a', '/dev/null'])('%s of its root meets no rule', (path) => {
    expect(found(path, path.startsWith('/workspace') ? 'read' : 'write')).toEqual([]);
  });
  it('of a field is spelled for nobody but the file system', () => {
    expect(found('/workspace/$(id)', 'read', false)).toEqual([['path.disguised', 'w']]);
    expect(found('/workspace/$(id)', 'read', true)).toEqual([]);
    const field = { path: '/workspace/$(id)', access: 'read' as const, word: 'w' };
    expect(pathFindings(field, policy, context)).toEqual([{ rule: 'path.disguised', words: ['w'] }]);
  });
  it('of a package and all below it is known to a person who watches', () => {
    const open = loadProfile('developer');
    const rules = (path: string) =>
      pathFindings({ path, access: 'read', word: 'w', byCommand: true }, open, context).map(
        ({ rule }) => rule,
      );
    expect(rules('/workspace/...')).toEqual([]);
    expect(rules('/workspace/.../x')).toEqual(['path.disguised']);
    expect(rules('/workspace/..../')).toEqual(['path.disguised']);
  });
});

it('that a rule protects from being changed may be read', () => {
  expect(found('/out/.github/workflows/ci.yml', 'write')).toEqual([['path.pipeline', 'w']]);
  expect(found('/workspace/.github/workflows/ci.yml', 'read')).toEqual([]);
});

describe('a protected name', () => {
  it.each([
    '.git/config',
    '.GIT/config',
    '.git./config',
    '.git. ./config',
    '.git /config',
    '.git::$DATA/config',
  ])('%s is known as other disks know it', (name) => expect(found(`/out/${name}`, 'write')).not.toEqual([]));
  it.each(['git/config', 'a.git.d/x', 'docs/a.gitx', '.g.it/config', '.g it/config'])('%s is none', (name) =>
    expect(found(`/out/${name}`, 'write')).toEqual([]),
  );
});
