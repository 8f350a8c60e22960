// The log is read as git has it, whatever messages and file names hold.
import { describe, expect, it } from 'vitest';
import { testRepository } from '../fixtures/repository.fixture.ts';
import { openGit } from '../git/git.ts';
import type { Commit } from './commit.ts';
import { readCommits } from './read-commits.ts';

async function all(path: string): Promise<Commit[]> {
  const found: Commit[] = [];
  for await (const batch of readCommits(openGit(path), { head: 'HEAD', since: null })) found.push(...batch);
  return found;
}

describe('readCommits', () => {
  it('keeps hostile messages and names in their fields', async () => {
    using repository = testRepository();
    const first = repository.commit(':100644 100644 a b M\n\n0123456789012345678901234567890123456789\n:x', {
      'a\nb': '1',
      ':x y': '2',
    });
    const empty = repository.commit('empty', {});
    const last = repository.commit(
      'two line\nsubject\n\nbody\n',
      { 'a\nb': null, ':x y': '3' },
      'Zoë "Q" Example',
    );
    const [newest, middle, oldest] = await all(repository.path);
    expect(newest).toMatchObject({
      sha: last,
      parents: [empty],
      author: 'Zoë "Q" Example',
      subject: 'two line subject',
      body: 'body',
      changed: 2,
    });
    expect(newest?.changes.map(({ status, path }) => `${status} ${path}`)).toEqual([
      'changed :x y',
      'removed a\nb',
    ]);
    expect(middle).toMatchObject({ sha: empty, subject: 'empty', body: '', changes: [] });
    expect(oldest).toMatchObject({ sha: first, parents: [], subject: ':100644 100644 a b M' });
    expect(oldest?.body).toContain(':x');
    expect(oldest?.changes.map((change) => change.before)).toEqual([null, null]);
  });
});
