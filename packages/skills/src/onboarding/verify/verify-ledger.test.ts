// Each kind of lie in the ledger is refused, by the id of the check that finds it.
import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../claims/ledger.ts';
import { claimOf } from '../../fixtures/tamper.fixture.ts';
import { honestPages } from './honest-pages.fixture.ts';

const { repository, run, tamper } = await honestPages();

describe('a tampered ledger', () => {
  const cases: [string, (ledger: Ledger) => void, RegExp][] = [
    [
      'cmd.exists',
      (l) => (claimOf(l, 'command', (c) => c.command === 'npm start').command = 'npm run deploy'),
      /cmd\.exists: line 10/,
    ],
    [
      'cmd.exists: other body',
      (l) => (claimOf(l, 'command', (c) => c.command === 'npm start').runs = 'node safe.js'),
      /cmd\.exists/,
    ],
    [
      'version.match',
      (l) => (claimOf(l, 'version', (c) => c.version === '18').version = '20'),
      /version\.match: line 2 of "\.gitlab-ci\.yml"/,
    ],
    [
      'version.match: role',
      (l) => (claimOf(l, 'version', (c) => c.role === 'requires').role = 'uses'),
      /version\.match/,
    ],
    [
      'env.exists',
      (l) => (claimOf(l, 'env', (c) => c.name === 'REPORT_KEY').name = 'REPORT_TOKEN'),
      /env\.exists/,
    ],
    ['port.match', (l) => (claimOf(l, 'port', (c) => c.port === 9090).port = 9091), /port\.match/],
    ['service.exists', (l) => (claimOf(l, 'service').name = 'queue'), /service\.exists/],
    ['job.exists', (l) => (claimOf(l, 'job').runs = 'npm run release'), /job\.exists/],
    ['owner.match', (l) => (claimOf(l, 'owner').owners = '@nobody'), /owner\.match/],
    ['entry.exists', (l) => (claimOf(l, 'entry').target = 'node other.js'), /entry\.exists/],
    ['term.match', (l) => (claimOf(l, 'term').text = 'A seat is a chair.'), /term\.match/],
    [
      'stated at another commit',
      (l) => (claimOf(l, 'port').sha = repository.git('rev-parse', 'HEAD~1').trim()),
      /port\.match: is stated at the head only/,
    ],
    [
      'line.inRange: text',
      (l) => (claimOf(l, 'lines').text = 'Workshop is a bank.'),
      /line\.inRange: .* do not show/,
    ],
    [
      'line.inRange: range',
      (l) => Object.assign(claimOf(l, 'lines'), { line: 900, to: 900 }),
      /line\.inRange: .* has \d+ lines/,
    ],
    ['line.inRange: turned round', (l) => (claimOf(l, 'lines').to = 1), /line\.inRange/],
    ['path.exists: lines of no file', (l) => (claimOf(l, 'lines').file = 'HISTORY.md'), /path\.exists/],
    [
      'path.exists: folder',
      (l) => (claimOf(l, 'path').path = 'packages/api/'),
      /"packages\/api\/" is not there/,
    ],
    [
      'absence: there after all',
      (l) => (claimOf(l, 'absence', (c) => c.what === 'topic').name = 'tests'),
      /absence\.holds: "tests" is there after all/,
    ],
    [
      'absence: no such topic',
      (l) => (claimOf(l, 'absence', (c) => c.what === 'topic').name = 'bugs'),
      /nobody defined/,
    ],
    [
      'absence: path',
      (l) => (claimOf(l, 'absence', (c) => c.what === 'path').name = 'README.md'),
      /absence\.holds: "README\.md"/,
    ],
    [
      'absence: command',
      (l) => (claimOf(l, 'absence', (c) => c.what === 'command').name = 'npm test'),
      /absence\.holds: "npm test"/,
    ],
    [
      'absence: job',
      (l) => (claimOf(l, 'absence', (c) => c.what === 'job-run').name = 'npm test'),
      /absence\.holds/,
    ],
    [
      'absence: example',
      (l) => (claimOf(l, 'absence', (c) => c.what === 'env-example').name = 'DATABASE_URL'),
      /absence\.holds/,
    ],
    [
      'absence: read',
      (l) => (claimOf(l, 'absence', (c) => c.what === 'env-read').name = 'DATABASE_URL'),
      /absence\.holds/,
    ],
    [
      'absence at another commit',
      (l) => (claimOf(l, 'absence').sha = repository.git('rev-parse', 'HEAD~1').trim()),
      /at the head only/,
    ],
    [
      'quote',
      (l) => (claimOf(l, 'quote').text = 'The store was perfectly fine all day.'),
      /does not contain/,
    ],
    ['edge', (l) => (claimOf(l, 'edge').line += 1), /does not name/],
    ['unused claim', (l) => l.claims.push({ ...claimOf(l, 'port'), id: 'c9999' }), /c9999 is cited nowhere/],
    ['unknown field', (l) => Object.assign(claimOf(l, 'port'), { trust: 'me' }), /has no field "trust"/],
    ['wrong type', (l) => Object.assign(claimOf(l, 'port'), { port: '80' }), /port of a port claim is wrong/],
  ];
  it.each(cases)('%s', async (_name, change, expected) => {
    tamper(change);
    expect(await run()).toMatch(expected);
  });
});
