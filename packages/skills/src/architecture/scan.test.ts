// Edges of real trees, with the line that states each.
import { describe, expect, it } from 'vitest';
import { testRepository } from '../fixtures/repository.fixture.ts';
import { shopRepository } from '../fixtures/shop.fixture.ts';
import { openGit } from '../git/git.ts';
import { scanArchitecture } from './scan.ts';

describe('scanArchitecture', () => {
  it('finds imports between npm workspaces', async () => {
    using repository = shopRepository();
    const scan = await scanArchitecture(openGit(repository.path), repository.head());
    expect(scan).toMatchObject({ unit: 'npm-workspace', sources: 2, imports: 2, resolved: 2, unread: 0 });
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
  });

  it('finds what only the manifest states, and relative imports across packages', async () => {
    using repository = testRepository();
    repository.commit('x', {
      'package.json': '{"workspaces":["p/*"]}',
      'p/a/package.json': '{"name":"a"}',
      'p/b/package.json': '{\n"name":"b",\n"dependencies":{\n"a":"*"}}',
      'p/c/package.json': '{"name":"c"}',
      'p/c/x.test.ts': "import '../a/y.js';",
      'p/c/x.ts': "\nimport '../a/y.js';\nimport './gone.js';\nimport 'unknown';",
      'p/a/y.ts': '',
    });
    const scan = await scanArchitecture(openGit(repository.path), repository.head());
    expect(scan.edges).toEqual([
      { from: 'b', to: 'a', via: 'manifest', file: 'p/b/package.json', line: 4, specifier: 'a' },
      { from: 'c', to: 'a', via: 'import', file: 'p/c/x.ts', line: 2, specifier: '../a/y.js' },
    ]);
    expect(scan).toMatchObject({ imports: 4, resolved: 2 });
  });

  it('maps top folders when there are no workspaces', async () => {
    using repository = testRepository();
    repository.commit('x', { 'lib/a.js': '', 'app/b.js': "require('../lib/a');", 'docs/x.md': '' });
    const scan = await scanArchitecture(openGit(repository.path), repository.head());
    expect(scan.unit).toBe('folder');
    expect(scan.modules.map((module) => module.name)).toEqual(['app', 'docs', 'lib']);
    expect(scan.edges).toMatchObject([{ from: 'app', to: 'lib', file: 'app/b.js', line: 1 }]);
  });
});
