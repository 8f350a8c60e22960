// What counts as a module, for each way of stating it.
import { describe, expect, it } from 'vitest';
import { treeFacts } from '../tree-facts.ts';
import { findModules } from './find-modules.ts';
import { pnpmPatterns } from './npm-workspaces.ts';
import { readPackageManifest } from './package-json.ts';

function modulesOf(settings: Record<string, string>, sources: string[] = []) {
  const texts = new Map(Object.entries(settings));
  return findModules(treeFacts([...texts.keys(), ...sources], texts), sources);
}
const names = (root: object, extra: Record<string, string> = {}) =>
  modulesOf({
    'package.json': JSON.stringify(root),
    'packages/a/package.json': '{"name":"a"}',
    'packages/b/package.json': '{"name":"b"}',
    'tool/package.json': '{"name":"t"}',
    ...extra,
  }).modules.map((module) => module.name);

describe('findModules', () => {
  it('takes workspace packages from the list, the object and other files', () => {
    expect(names({ workspaces: ['packages/*'] })).toEqual(['a', 'b']);
    expect(names({ workspaces: { packages: ['packages/{a,b}', 'tool'] } })).toEqual(['a', 'b', 't']);
    expect(names({}, { 'pnpm-workspace.yaml': "packages:\n  - '**'\n  - '!packages/b'\n" })).toEqual([
      'a',
      't',
    ]);
    expect(names({}, { 'lerna.json': '{"packages":["packages/*"]}' })).toEqual(['a', 'b']);
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['go.mod', { 'a/go.mod': 'module x.y/a\n', 'b/go.mod': 'module x.y/b\n' }, ['x.y/a', 'x.y/b']],
    [
      'Cargo',
      {
        'Cargo.toml': '[workspace]',
        'a/Cargo.toml': '[package]\nname = "c-a"\n',
        'b/Cargo.toml': '[package]\nname = "c-b"\n',
      },
      ['c-a', 'c-b'],
    ],
    [
      'Cargo, with a crate at the root',
      {
        'Cargo.toml': '[package]\nname = "c"\n[workspace]\n',
        'a/Cargo.toml': '[package]\nname = "c-a"\n',
        'b/Cargo.toml': '[package]\nname = "c-b"\n',
      },
      ['c', 'c-a', 'c-b'],
    ],
    [
      'Maven',
      {
        'a/pom.xml':
          '<project><parent><artifactId>p</artifactId></parent><artifactId>m-a</artifactId></project>',
        'b/pom.xml': '<project><artifactId>m-b</artifactId></project>',
      },
      ['m-a', 'm-b'],
    ],
    ['Gradle', { 'a/build.gradle': '', 'b/build.gradle.kts': '' }, ['a', 'b']],
    [
      '.NET',
      { 'a/Shop.Core.csproj': '<Project/>', 'b/Shop.Web.csproj': '<Project/>' },
      ['Shop.Core', 'Shop.Web'],
    ],
    ['Python', { 'a/pyproject.toml': '', 'b/setup.py': '' }, ['a', 'b']],
    ['one name twice', { 'a/x/build.gradle': '', 'b/x/build.gradle': '' }, ['a/x', 'b/x']],
  ])('takes the packages of %s', (_kind, settings, expected) => {
    const { unit, modules } = modulesOf(settings, ['a/x/s.go', 'b/x/s.go']);
    expect([unit, modules.map((module) => module.name)]).toEqual(['package', expected]);
  });

  it('does not take a few examples for the whole', () => {
    const settings = { 'examples/a/go.mod': 'module a\n', 'examples/b/go.mod': 'module b\n' };
    expect(modulesOf(settings, ['x.go', 'y.go', 'cmd/z.go', 'examples/a/m.go']).unit).toBe('folder');
  });

  it('falls back to folders with sources, and looks into one that holds most of them', () => {
    expect(modulesOf({}, ['x/y.go', 'z/1.go', 'top.go']).modules.map(({ name }) => name)).toEqual([
      '(root)',
      'x',
      'z',
    ]);
    const inside = ['src/app/a/1.py', 'src/app/b/1.py', 'src/app/c.py', 'tests/t.py'];
    expect(modulesOf({}, inside).modules.map(({ path }) => path)).toEqual([
      'src/app',
      'src/app/a',
      'src/app/b',
      'tests',
    ]);
  });
});

describe('readPackageManifest', () => {
  it('knows the line of each dependency, not of a script with its name', () => {
    const text =
      '{\n  "scripts": { "b": "run" },\n  "name": "a",\n  "dependencies": {\n    "b": "1"\n  }\n}\n';
    expect(readPackageManifest(text)?.dependencies).toEqual(new Map([['b', 5]]));
  });

  it.each(['', '[]', '{', '"x"'])('refuses %j', (text) => {
    expect(readPackageManifest(text)).toBeNull();
  });
});

describe('pnpmPatterns', () => {
  it('reads the list of packages only', () => {
    expect(pnpmPatterns("packages:\n  - 'a/*'\n  # note\n  - b\ncatalog:\n  - c\n")).toEqual(['a/*', 'b']);
  });
});
