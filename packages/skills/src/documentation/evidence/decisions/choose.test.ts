// Scores, titles and the choice among candidates.
import { describe, expect, it } from 'vitest';
import type { Change, Commit } from '../../../history/commit.ts';
import type { Candidate } from './candidate.ts';
import { chooseDecisions } from './choose.ts';
import { scoreOf, signalsOf } from './signals.ts';
import { titleOf } from './title.ts';

const commit = (subject: string, more: Partial<Commit> = {}): Commit => ({
  sha: subject.padEnd(40, '0'),
  parents: ['p'],
  date: '2024-01-01T00:00:00Z',
  author: 'Ada',
  subject,
  body: '',
  changes: [],
  changed: 0,
  ...more,
});

const added = (path: string): Change => ({ status: 'added', path, before: null, after: path });

const candidate = (subject: string, score: number, more: Partial<Candidate> = {}): Candidate => {
  const lead = commit(subject);
  return { lead, parts: [], theme: 'folder:a', signals: [], score, position: 0, ...more };
};

describe('scoreOf', () => {
  const score = (one: Commit) => scoreOf(one, signalsOf(one));

  it('counts a stated reason and a rejected way', () => {
    expect(score(commit('feat: a b', { body: 'We write one file because two would meet.' }))).toBe(3);
    expect(score(commit('feat: a b', { body: 'Text is kept. Two files were rejected.' }))).toBe(4);
  });

  it('counts each kind of file once', () => {
    expect(score(commit('add', { changes: [added('a.proto'), added('b.proto'), added('Dockerfile')] }))).toBe(
      6,
    );
  });

  it('counts routine work, bots, releases and imports for less', () => {
    const changes = [added('Dockerfile')];
    const full = score(commit('add', { changes }));
    for (const routine of [
      commit('docs: add', { changes }),
      commit('Bump x from 1 to 2', { changes }),
      commit('Update pinned dependencies', { changes }),
      commit('Updating to the latest version of x', { changes }),
      commit('add', { changes, author: 'renovate[bot]' }),
      commit('add', { changes, parents: [] }),
      commit('Fix the thing', { changes }),
    ]) {
      expect(score(routine)).toBeLessThan(full);
    }
  });

  it('gives nothing for an ordinary change', () => {
    expect(score(commit('Change a line', { changes: [{ ...added('src/a.ts'), status: 'changed' }] }))).toBe(
      0,
    );
  });
});

describe('titleOf', () => {
  const title = (subject: string, more: Partial<Candidate> = {}) => titleOf(candidate(subject, 1, more), []);

  it.each([
    ['feat(web): serve the shop (#12)', 'Serve the shop'],
    ['Merge pull request #3 from ada/one-log', 'One log'],
    ['net: drop the old timer.', 'Drop the old timer'],
    ['[core] Use one log for #9', 'Use one log'],
    ['Adding a second reader', 'Add a second reader'],
    ['dropped the old timer!', 'Drop the old timer'],
    ['Addresses of readers move', 'Addresses of readers move'],
    [
      'feat: read the log in one pass over all of its files, and keep what was read in one large table by name',
      'Read the log in one pass over all of its files',
    ],
  ])('reads %j', (subject, expected) => {
    expect(title(subject)).toBe(expected);
  });

  it('says what was done when the words do not', () => {
    const signals = [{ kind: 'file-added' as const, sha: 'x', subject: 'Dockerfile' }];
    expect(title('wip', { signals })).toBe('Add Dockerfile');
    expect(title('Merge pull request #3 from ada/x', { signals })).toBe('Add Dockerfile');
    expect(
      titleOf(
        {
          ...candidate('x', 1, { signals }),
          lead: commit('Merge pull request #3 from ada/two', { body: 'Ada/second try' }),
        },
        [],
      ),
    ).toBe('Add Dockerfile');
    expect(title('log.py updates', { signals })).toBe('Add Dockerfile');
    expect(title('Initial commit')).toBe('Change recorded as Initial commit');
  });
});

describe('chooseDecisions', () => {
  it('takes the best first, and spreads over themes', () => {
    const all = [
      candidate('a b', 10),
      candidate('c d', 9),
      candidate('e f', 7, { theme: 'folder:b' }),
      candidate('g h', 1),
    ];
    const chosen = chooseDecisions(all, 2);
    expect(chosen.decisions.map((decision) => decision.candidate.lead.subject)).toEqual(['a b', 'e f']);
    expect(chosen.left).toHaveLength(1);
  });

  it('spreads over kinds too', () => {
    const kind = (subject: string, score: number, name: 'reason' | 'package-added') =>
      candidate(subject, score, {
        theme: `prefix:${subject}`,
        signals: [{ kind: name, sha: 'x', subject: '' }],
      });
    const all = [kind('a b', 7, 'reason'), kind('c d', 7, 'reason'), kind('e f', 6.5, 'package-added')];
    const subjects = (most: number) =>
      chooseDecisions(all, most).decisions.map((decision) => decision.candidate.lead.subject);
    expect(subjects(2)).toEqual(['a b', 'e f']);
    expect(subjects(3)).toEqual(['a b', 'e f', 'c d']);
  });

  it('joins units of the same theme, time and files that state nothing of their own', () => {
    const on = (path: string, date: string) => ({
      lead: commit(path + date, { date, changes: [added(path)] }),
    });
    const lead = candidate('x', 5, on('src/a.ts', '2024-01-01T00:00:00Z'));
    const near = candidate('x', 2, on('src/a.ts', '2024-01-05T00:00:00Z'));
    const late = candidate('x', 2, on('src/a.ts', '2024-03-05T00:00:00Z'));
    const other = candidate('x', 2, on('src/b.ts', '2024-01-02T00:00:00Z'));
    const stated = {
      ...candidate('x', 2, on('src/a.ts', '2024-01-02T00:00:00Z')),
      signals: [{ kind: 'reason' as const, sha: 'x', subject: '' }],
    };
    const [first] = chooseDecisions([lead, near, late, other, stated], 1).decisions;
    expect(first?.related).toEqual([near]);
  });
});
