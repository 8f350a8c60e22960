// Edges of real trees, with the line that states each, for every ecosystem.
import { describe, expect, it } from 'vitest';
import { testRepository } from '../fixtures/repository.fixture.ts';
import { shopRepository } from '../fixtures/shop.fixture.ts';
import { openGit } from '../git/git.ts';
import { scanArchitecture } from './scan.ts';

async function scanOf(files: Record<string, string>) {
  using repository = testRepository();
  repository.commit('x', files);
  return await scanArchitecture(openGit(repository.path), repository.head());
}
const arrows = async (files: Record<string, string>) =>
  (await scanOf(files)).edges.map(
    (edge) => `${edge.from} > ${edge.to} ${edge.via} ${edge.file}:${edge.line} ${edge.specifier}`,
  );

describe('scanArchitecture', () => {
  it('finds imports between npm workspaces', async () => {
    using repository = shopRepository();
    const scan = await scanArchitecture(openGit(repository.path), repository.head());
    expect(scan).toMatchObject({
      unit: 'package',
      sources: 2,
      imports: 2,
      resolved: 2,
      unread: 0,
      languages: ['typescript'],
    });
    expect(scan.edges).toEqual([
      {
        from: '@shop/web',
        to: '@shop/core',
        via: 'import',
        file: 'packages/web/src/page.ts',
        line: 2,
        specifier: '@shop/core',
      },
    ]);
    // The manifest states the same edge once more.
    expect(scan.statements.map(({ via }) => via)).toEqual(['import', 'manifest']);
  });

  it('finds what only the manifest states, relative imports across packages, and tests last', async () => {
    const scan = await scanOf({
      'package.json': '{"workspaces":["p/*"]}',
      'p/a/package.json': '{"name":"a"}',
      'p/b/package.json': '{\n"name":"b",\n"dependencies":{\n"a":"*"}}',
      'p/c/package.json': '{"name":"c"}',
      'p/c/x.test.ts': "import '../a/y.js';",
      'p/c/x.ts': "\nimport '../a/y.js';\nimport './gone.js';\nimport 'unknown';",
      'p/a/y.ts': '',
    });
    expect(scan.edges).toEqual([
      { from: 'b', to: 'a', via: 'manifest', file: 'p/b/package.json', line: 4, specifier: 'a' },
      { from: 'c', to: 'a', via: 'import', file: 'p/c/x.ts', line: 2, specifier: '../a/y.js' },
    ]);
    expect(scan).toMatchObject({ imports: 4, resolved: 2 });
  });

  it('follows the paths of tsconfig files, with comments and what they extend', async () => {
    const found = await arrows({
      'tsconfig.json':
        '{ // base\n "compilerOptions": { "baseUrl": ".", "paths": { "@lib/*": ["lib/src/*"], } } }',
      'app/tsconfig.json': '{"extends": "../tsconfig.json"}',
      'app/a.ts': "import '@lib/util';\nimport 'other/b';",
      'lib/src/util.ts': '',
      'other/b.ts': '',
    });
    expect(found).toEqual(['app > lib import app/a.ts:1 @lib/util', 'app > other import app/a.ts:2 other/b']);
  });

  it.each<[string, Record<string, string>, string[]]>([
    [
      'Go',
      {
        'go.mod': 'module example.org/shop\n\nrequire example.org/x v1.0.0\n',
        'main.go': 'package main\n\nimport (\n\t"fmt"\n\t"example.org/shop/store"\n\t"example.org/x/y"\n)\n',
        'store/store.go': 'package store\n',
      },
      ['(root) > store import main.go:5 example.org/shop/store'],
    ],
    [
      'Python',
      {
        'pyproject.toml': '[project]\ndependencies = ["requests>=2"]\n',
        'src/shop/__init__.py': '',
        'src/shop/web/page.py':
          'import os, requests\nfrom ..core import cart\nfrom shop.core.price import total\n',
        'src/shop/core/cart.py': '',
        'src/shop/core/price.py': '',
        'src/shop/core/__init__.py': '',
      },
      ['src/shop/web > src/shop/core import src/shop/web/page.py:2 ..core.cart'],
    ],
    [
      'Maven',
      {
        'pom.xml': '<project><artifactId>all</artifactId></project>',
        'core/pom.xml': '<project><artifactId>core</artifactId></project>',
        'core/src/main/java/org/shop/core/Cart.java': 'package org.shop.core;\npublic class Cart {}\n',
        'web/pom.xml':
          '<project><artifactId>web</artifactId>\n<dependencies><dependency><groupId>org.shop</groupId>\n<artifactId>core</artifactId></dependency></dependencies></project>',
        'web/src/main/java/org/shop/web/Page.java':
          'package org.shop.web;\nimport java.util.List;\nimport org.shop.core.Cart;\n',
      },
      ['web > core import web/src/main/java/org/shop/web/Page.java:3 org.shop.core.Cart'],
    ],
    [
      '.NET',
      {
        'Core/Shop.Core.csproj': '<Project></Project>',
        'Core/Cart.cs': 'namespace Shop.Core;\nclass Cart {}\n',
        'Web/Shop.Web.csproj':
          '<Project>\n<ProjectReference Include="..\\Core\\Shop.Core.csproj" />\n</Project>',
        'Web/Page.cs': 'using System;\nnamespace Shop.Web;\n',
      },
      ['Shop.Web > Shop.Core manifest Web/Shop.Web.csproj:2 ..\\Core\\Shop.Core.csproj'],
    ],
    [
      'C# namespaces',
      {
        'Core/Shop.Core.csproj': '<Project></Project>',
        'Core/Cart.cs': 'namespace Shop.Core;\nclass Cart {}\n',
        'Web/Shop.Web.csproj': '<Project></Project>',
        'Web/Page.cs': 'using Shop.Core;\nnamespace Shop.Web;\n',
      },
      ['Shop.Web > Shop.Core import Web/Page.cs:1 Shop.Core'],
    ],
    [
      'Rust',
      {
        'Cargo.toml': '[workspace]\nmembers = ["core", "web"]\n',
        'core/Cargo.toml': '[package]\nname = "shop-core"\n',
        'core/src/lib.rs': 'use std::fmt;\n',
        'web/Cargo.toml': '[package]\nname = "web"\n\n[dependencies]\nshop-core = { path = "../core" }\n',
        'web/src/main.rs': 'mod page;\nuse page::Page;\nuse shop_core::{Cart, Price};\n',
        'web/src/page.rs': '',
      },
      ['web > shop-core import web/src/main.rs:3 shop_core'],
    ],
  ])('finds the edges of %s, and leaves no import unresolved', async (_name, files, expected) => {
    const scan = await scanOf(files);
    expect(await arrows(files)).toEqual(expected);
    expect(scan.resolved).toBe(scan.imports);
  });

  it.each<[string, Record<string, string>]>([
    ['Go', { 'go.mod': 'module a.b/c\n', 'x/m.go': 'package x\nimport "d.e/f"\n', 'y/m.go': 'package y\n' }],
    ['Python', { 'x/m.py': 'import nowhere\n', 'y/m.py': '' }],
    ['Java', { 'x/M.java': 'package x;\nimport org.nowhere.N;\n', 'y/N.java': 'package y;\n' }],
    ['C#', { 'x/M.cs': 'using Nowhere;\n', 'y/N.cs': '' }],
    ['Rust', { 'x/m.rs': 'use nowhere::N;\n', 'y/n.rs': '' }],
    ['JavaScript', { 'x/m.js': "require('nowhere');\n", 'y/n.js': '' }],
  ])('counts what it cannot resolve in %s and draws nothing', async (_name, files) => {
    expect(await scanOf(files)).toMatchObject({ imports: 1, resolved: 0, edges: [] });
  });

  it('takes no side when two modules declare one namespace', async () => {
    const two = { 'a/A.cs': 'namespace N;\n', 'b/B.cs': 'namespace N;\n', 'c/C.cs': 'using N;\n' };
    expect(await scanOf(two)).toMatchObject({ imports: 1, resolved: 0, edges: [] });
  });

  it('maps folders when there are no packages', async () => {
    const scan = await scanOf({ 'lib/a.js': '', 'app/b.js': "require('../lib/a');", 'docs/x.md': '' });
    expect(scan.unit).toBe('folder');
    expect(scan.modules.map((module) => module.name)).toEqual(['app', 'lib']);
    expect(scan.edges).toMatchObject([{ from: 'app', to: 'lib', file: 'app/b.js', line: 1 }]);
  });
});
