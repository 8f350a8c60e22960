// Commits of a branch belong to the oldest named merge that reached the main line.
import { describe, expect, it } from 'vitest';
import type { Commit } from '../../../history/commit.ts';
import { startPlacing } from './units.ts';

const commit = (sha: string, parents: string[], subject = sha): Commit => ({
  sha,
  parents,
  subject,
  date: '2024-01-01T00:00:00Z',
  author: 'Ada',
  body: '',
  changes: [],
  changed: 0,
});

const unitsOf = (commits: Commit[]) => {
  const place = startPlacing(commits[0]?.sha ?? '');
  return Object.fromEntries(commits.map((one) => [one.sha, place(one).unit]));
};

describe('startPlacing', () => {
  it('gives branch commits to their merge, and the main line to itself', () => {
    expect(
      unitsOf([
        commit('m2', ['m1', 'b2'], 'Merge pull request #2 from x/y'),
        commit('b2', ['b1']),
        commit('m1', ['root', 'b1'], 'Merge pull request #1 from x/y'),
        commit('b1', ['root']),
        commit('root', []),
      ]),
    ).toEqual({ m2: 'm2', b2: 'm2', m1: 'm1', b1: 'm1', root: 'root' });
  });

  it('leaves the commits of an unnamed merge to themselves', () => {
    expect(
      unitsOf([
        commit('m', ['root', 'b2'], "Merge branch 'x'"),
        commit('b2', ['b1']),
        commit('b1', ['root']),
        commit('root', []),
      ]),
    ).toEqual({
      m: 'm',
      b2: 'b2',
      b1: 'b1',
      root: 'root',
    });
  });
});
