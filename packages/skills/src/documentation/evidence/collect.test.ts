// Evidence of literal repositories, and the repositories that are refused.
import { describe, expect, it } from 'vitest';
import { testRepository } from '../../fixtures/repository.fixture.ts';
import { shopRepository } from '../../fixtures/shop.fixture.ts';
import { collected as collect } from '../../fixtures/documents.fixture.ts';
import { toLines } from '../../evidence/to-lines.ts';

describe('collect', () => {
  it('finds the decisions of a repository with conventional commits and workspaces', async () => {
    using repository = shopRepository();
    const { index, themes, architecture } = await collect(repository.path, 8);
    expect(index).toMatchObject({
      commits: 5,
      dates: { first: '2024-01-02', last: '2024-01-06' },
      notDrafted: 0,
    });
    expect(index.themes.map((theme) => theme.title)).toEqual([
      'Serve the shop from a package of its own',
      'Swap the server',
      'Pack the shop into an image',
      'Start packages/',
    ]);
    const [web, swap, image] = themes.map((theme) => theme.content);
    const kinds = (ids: readonly string[] = []) =>
      ids.map((id) => web?.claims.find((claim) => claim.id === id)?.kind);
    expect(web).toMatchObject({ theme: 'scope:web', area: 'packages/web/' });
    expect(kinds(web?.sections.reasons)).toEqual(['quote']);
    expect(kinds(web?.sections.alternatives)).toEqual(['quote']);
    expect(
      swap?.claims
        .filter((claim) => claim.kind === 'dependency')
        .map(({ change, name }) => `${change} ${name}`),
    ).toEqual(['added hono', 'removed fastify', 'present hono']);
    expect(image?.claims).toContainEqual(
      expect.objectContaining({ kind: 'path', path: 'Dockerfile', change: 'removed' }),
    );
    expect(image?.sections.undone).toHaveLength(1);
    expect(architecture.edges).toMatchObject([{ from: '@shop/web', to: '@shop/core' }]);
  });

  it('is the same when run again, and every file is small', async () => {
    using repository = shopRepository();
    const [first, second] = [await collect(repository.path, 8), await collect(repository.path, 8)];
    expect(second).toEqual(first);
    for (const file of [first.index, first.architecture, ...first.themes.map((theme) => theme.content)]) {
      expect(toLines(file).length).toBeLessThan(40_000);
      expect(JSON.parse(toLines(file))).toEqual(file);
    }
  });

  it('needs no conventional commits', async () => {
    using repository = testRepository();
    repository.commit('start', { 'a.txt': '1' });
    repository.commit('Keep one log\n\nTwo writers would meet otherwise, and lines would mix.', {
      'log/one.py': '1',
    });
    repository.commit('more', { 'log/one.py': '2' });
    const { index, architecture } = await collect(repository.path, 8);
    expect(index.themes.map((theme) => theme.title)).toEqual(['Keep one log']);
    expect(architecture).toMatchObject({ unit: 'folder', edges: [], modules: [{ name: 'log' }] });
  });

  it('takes the title of a change request and the reasons of its commits', async () => {
    using repository = testRepository();
    repository.commit('start', { a: '1' });
    repository.git('checkout', '-q', '-b', 'topic');
    const part = repository.commit('Add it\n\nThe image is built here because the host has no engine.', {
      'ops/Dockerfile': 'x',
    });
    repository.git('checkout', '-q', 'main');
    repository.git(
      'merge',
      '-q',
      '--no-ff',
      'topic',
      '-m',
      'Merge pull request #7 from ada/topic\n\nBuild the image ourselves',
    );
    const { themes } = await collect(repository.path, 8);
    const [theme] = themes.map((one) => one.content);
    expect(theme).toMatchObject({
      theme: 'change:#7',
      title: 'Build the image ourselves',
      lead: repository.head(),
    });
    expect(theme?.claims.filter((claim) => claim.kind === 'quote').map((claim) => claim.sha)).toEqual([part]);
  });

  it('writes up nothing when nothing looks like a decision', async () => {
    using repository = testRepository();
    repository.commit('start', { a: '1' });
    expect((await collect(repository.path, 8)).themes).toEqual([]);
  });

  it('refuses what it cannot read honestly', async () => {
    using repository = testRepository();
    await expect(collect(repository.path, 8)).rejects.toMatchObject({ code: 'no-commits' });
    await expect(collect(repository.folder('plain'), 8)).rejects.toMatchObject({ code: 'not-a-repository' });
    repository.commit('one', { a: '1' });
    repository.commit('two', { a: '2' });
    const shallow = repository.folder('shallow');
    repository.git('clone', '-q', '--depth', '1', `file://${repository.path}`, shallow);
    await expect(collect(shallow, 8)).rejects.toMatchObject({
      code: 'shallow-clone',
      instead: expect.stringContaining('--unshallow'),
    });
  });
});
