// The verifier finds each kind of lie in the ledger.
import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../claims/ledger.ts';
import { claimOf } from '../../fixtures/tamper.fixture.ts';
import { honestDocuments } from './honest-documents.fixture.ts';

const { repository, run, tamper } = await honestDocuments();

describe('a tampered ledger', () => {
  const initial = () => repository.git('rev-list', '--max-parents=0', 'HEAD').trim();
  const cases: [string, (ledger: Ledger) => void, RegExp][] = [
    [
      'commit: unknown sha',
      (l) => (claimOf(l, 'commit').sha = 'a'.repeat(40)),
      /not a commit in the history/,
    ],
    ['commit: date', (l) => (claimOf(l, 'commit').date = '2020-01-01T00:00:00Z'), /date is "2024/],
    ['commit: author', (l) => (claimOf(l, 'commit').author = 'Eve'), /author is ".* Example" in git/],
    ['commit: subject', (l) => (claimOf(l, 'commit').subject += '!'), /subject is/],
    ['commit: files', (l) => (claimOf(l, 'commit').files += 1), /files is/],
    [
      'path: never there',
      (l) => (claimOf(l, 'path', (c) => c.change === 'added').path = 'none'),
      /"none" is not there/,
    ],
    [
      'path: was there before',
      (l) => (claimOf(l, 'path', (c) => c.change === 'added').path = 'package.json'),
      /was already there before/,
    ],
    [
      'path: still there',
      (l) =>
        Object.assign(
          claimOf(l, 'path', (c) => c.change === 'removed'),
          { path: 'package.json' },
        ),
      /is there at/,
    ],
    [
      'path: not at the head',
      (l) => (claimOf(l, 'path', (c) => c.change === 'present').path = 'Dockerfile'),
      /is not there/,
    ],
    [
      'quote: other words',
      (l) => (claimOf(l, 'quote').text = 'The core must be rewritten in another language.'),
      /does not contain/,
    ],
    ['quote: other commit', (l) => (claimOf(l, 'quote').sha = initial()), /does not contain/],
    ['quote: too short', (l) => (claimOf(l, 'quote').text = 'The'), /at least 10/],
    [
      'number: commits',
      (l) => (claimOf(l, 'number', (c) => c.measure === 'commits').value += 1),
      /counting commits gives/,
    ],
    [
      'number: imports',
      (l) => (claimOf(l, 'number', (c) => c.measure === 'imports').value += 1),
      /counting imports gives/,
    ],
    [
      'number: resolved',
      (l) => (claimOf(l, 'number', (c) => c.measure === 'imports-resolved').value -= 1),
      /counting imports-resolved/,
    ],
    [
      'number: sources',
      (l) => (claimOf(l, 'number', (c) => c.measure === 'sources').value = 99),
      /counting sources gives/,
    ],
    [
      'number: files',
      (l) => Object.assign(claimOf(l, 'number'), { measure: 'files', value: 99 }),
      /counting files gives/,
    ],
    [
      'dependency: unknown name',
      (l) => (claimOf(l, 'dependency', (c) => c.change === 'added').name = 'express'),
      /not declared/,
    ],
    ['dependency: range', (l) => (claimOf(l, 'dependency').range = '9.9.9'), /has the range/],
    ['dependency: scope', (l) => (claimOf(l, 'dependency').scope = 'development'), /is a runtime dependency/],
    [
      'dependency: not removed',
      (l) =>
        Object.assign(
          claimOf(l, 'dependency', (c) => c.change === 'removed'),
          { name: 'hono' },
        ),
      /is declared at/,
    ],
    [
      'dependency: had been there',
      (l) =>
        Object.assign(
          claimOf(l, 'dependency', (c) => c.change === 'added' && c.name === 'hono'),
          { sha: repository.head() },
        ),
      /already declared/,
    ],
    ['edge: line', (l) => (claimOf(l, 'edge').line = 1), /does not name/],
    ['edge: file', (l) => (claimOf(l, 'edge').file = 'packages/web/src/none.ts'), /is not there/],
    ['edge: target', (l) => (claimOf(l, 'edge').to = '@shop/web'), /leads to "@shop\/core"/],
    ['edge: source', (l) => (claimOf(l, 'edge').from = '@shop/core'), /belongs to "@shop\/web"/],
    ['edge: not a manifest', (l) => (claimOf(l, 'edge').via = 'manifest'), /states no manifest/],
    ['edge: not at the head', (l) => (claimOf(l, 'edge').sha = initial()), /is not there at/],
    ['unknown kind', (l) => Object.assign(claimOf(l, 'edge'), { kind: 'guess' }), /kind must be one of/],
    ['unknown field', (l) => Object.assign(claimOf(l, 'edge'), { trust: 'me' }), /has no field "trust"/],
    [
      'missing field',
      (l) => Reflect.deleteProperty(claimOf(l, 'quote'), 'text'),
      /text of a quote claim is wrong/,
    ],
    ['same id twice', (l) => l.claims.push({ ...claimOf(l, 'quote') }), /is there twice/],
    ['unused claim', (l) => l.claims.push({ ...claimOf(l, 'quote'), id: 'c999' }), /c999 is cited nowhere/],
    ['claim left out', (l) => l.claims.splice(0, 1), /which is not in evidence\.json/],
    ['other head', (l) => (l.head = 'b'.repeat(40)), /head is/],
    ['other schema', (l) => Object.assign(l, { schema: 'x/1' }), /schema must be/],
  ];

  it.each(cases)('%s', async (_name, change, expected) => {
    tamper(change);
    expect(await run()).toMatch(expected);
  });

  it('a commit that is real but in another line of history', async () => {
    repository.git('checkout', '-q', '--orphan', 'other');
    const stranger = repository.commit('stranger', {});
    repository.git('checkout', '-q', 'main');
    tamper((ledger) => (claimOf(ledger, 'quote').sha = stranger));
    expect(await run()).toMatch(new RegExp(`${stranger} is not a commit in the history`));
  });
});
