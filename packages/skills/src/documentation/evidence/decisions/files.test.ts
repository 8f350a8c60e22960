// What is read from paths and manifests: roles, moves, dependencies, areas.
import { describe, expect, it } from 'vitest';
import type { Change } from '../../../history/commit.ts';
import { areaOf } from './area.ts';
import { dependenciesOf } from '../../../manifests/dependencies-of.ts';
import { dropMoves } from './drop-moves.ts';
import { fileRole } from './file-roles.ts';

describe('fileRole', () => {
  it.each([
    ['Dockerfile', 'infrastructure'],
    ['deploy/main.tf', 'infrastructure'],
    ['.github/workflows/test.yml', 'ci'],
    ['.gitlab-ci.yml', 'ci'],
    ['api/shop.proto', 'schema'],
    ['db/migrations/001_init.sql', 'schema'],
    ['yarn.lock', 'build'],
    ['packages/a/package.json', 'package'],
    ['src/Shop/Shop.csproj', 'package'],
  ])('%s marks %s', (path, role) => {
    expect(fileRole(path)).toBe(role);
  });

  it.each([
    'src/index.ts',
    'examples/a/package.json',
    'test/Dockerfile',
    'docs/dockerfile.md',
    'packages/a/yarn.lock.ts',
  ])('%s marks nothing', (path) => {
    expect(fileRole(path)).toBeNull();
  });
});

describe('dropMoves', () => {
  const change = (status: Change['status'], path: string, blob = path): Change => ({
    status,
    path,
    before: status === 'added' ? null : blob,
    after: status === 'removed' ? null : blob,
  });

  it('drops what only changed its place', () => {
    expect(dropMoves([change('removed', 'a/x.json', '1'), change('added', 'b/y.json', '1')])).toEqual([]);
    expect(
      dropMoves([change('removed', 'a/package.json', '1'), change('added', 'b/package.json', '2')]),
    ).toEqual([]);
    expect(dropMoves([change('removed', 'a/A.csproj', '1'), change('added', 'b/B.csproj', '2')])).toEqual([]);
  });

  it('keeps a swap', () => {
    const swap = [change('removed', 'package-lock.json'), change('added', 'yarn.lock')];
    expect(dropMoves(swap)).toEqual(swap);
  });
});

describe('dependenciesOf', () => {
  it.each([
    [
      'package.json',
      '{"dependencies":{"a":"1","own":"workspace:*"},"devDependencies":{"b":"2"}}',
      ['a 1 runtime', 'b 2 development'],
    ],
    [
      'go.mod',
      'module x\nrequire (\n\tgithub.com/a/b v1.2.0\n\tgithub.com/c/d v1.0.0 // indirect\n)\n',
      ['github.com/a/b v1.2.0 runtime'],
    ],
    [
      'requirements.txt',
      '# note\nflask==2.0\nattrs\n-r other.txt\n',
      ['attrs  runtime', 'flask ==2.0 runtime'],
    ],
    [
      'Cargo.toml',
      '[package]\nname = "x"\n[dependencies]\na = "1"\nb = { version = "2", optional = true }\n[dev-dependencies]\nc = "3"\n',
      ['a 1 runtime', 'b 2 runtime', 'c 3 development'],
    ],
    ['x/X.csproj', '<PackageReference Include="A.B" Version="1.0" />', ['A.B 1.0 runtime']],
    ['Gemfile', "gem 'rails', '~> 7'\n", ['rails ~> 7 runtime']],
    ['package.json', '{ broken', []],
    ['package.json', '{"dependencies":{"../../x`":"1"}}', []],
    ['notes.txt', 'a==1', []],
  ])('reads %s', (path, text, expected) => {
    const found = [...dependenciesOf(path, text).values()].map(
      ({ name, range, scope }) => `${name} ${range} ${scope}`,
    );
    expect(found.sort()).toEqual(expected);
  });
});

describe('areaOf', () => {
  it('prefers the folder named like the scope, then a born package, then what the paths share', () => {
    expect(areaOf([], ['packages/web/src/a.ts', 'README'], 'scope:web')).toBe('packages/web/');
    expect(areaOf(['packages/web/package.json'], ['x/y', 'packages/web/z'], 'folder:x')).toBe(
      'packages/web/',
    );
    expect(areaOf([], ['lib/a/1', 'lib/a/b/2'])).toBe('lib/a/');
    expect(areaOf([], ['Dockerfile'])).toBe('Dockerfile');
  });

  it('is empty when the paths share only a folder that holds everything', () => {
    expect(areaOf([], ['packages/a/1', 'packages/b/2'])).toBe('');
    expect(areaOf([], [])).toBe('');
  });
});
