// What cannot both be right is found; what only looks different is not.
import { describe, expect, it } from 'vitest';
import { openGit } from '../../git/git.ts';
import type { FactOf } from '../../setup/fact.ts';
import { readSetup } from '../../setup/read-setup.ts';
import { testRepository } from '../../fixtures/repository.fixture.ts';
import { workshopRepository } from '../../fixtures/workshop.fixture.ts';
import { findContradictions } from './find-contradictions.ts';
import { commandsOf, shellLines } from './shell-lines.ts';
import { clash } from './versions.ts';

type Version = FactOf<'version'>;
const fact = (tool: string, version: string, role: Version['role'], file = 'a'): Version => ({
  kind: 'version',
  tool,
  version,
  role,
  file,
  line: 1,
});

describe('versions', () => {
  it.each([
    ['node', '>=20', 'requires', '18', 'uses', true],
    ['node', '>=20', 'requires', '20-', 'uses', false],
    ['node', '>=20', 'requires', '20.11', 'uses', false],
    ['node', '^18', 'requires', '20.x', 'tests', true],
    ['node', '20', 'uses', '22.1.0', 'uses', true],
    ['node', '20', 'uses', '20.9', 'uses', false],
    ['node', '20', 'tests', '22', 'uses', false],
    ['python', '3.10', 'uses', '3.1', 'uses', true],
    ['python', '>=3.8,<4', 'requires', '3.12', 'tests', false],
    ['python', '~=3.8', 'requires', '4.0', 'uses', true],
    ['python', '~=3.8', 'requires', '3.12', 'uses', false],
    ['python', '==3.11.*', 'requires', '3.12', 'uses', true],
    ['go', '1.22', 'requires', '1.21', 'uses', true],
    ['go', '1.22', 'requires', '1', 'uses', false],
    ['java', '17', 'requires', '21', 'uses', false],
    ['node', 'lts/*', 'uses', '18', 'uses', false],
  ] as const)('%s: %s %s and %s %s clash: %s', (tool, a, aRole, b, bRole, expected) => {
    expect(clash(fact(tool, a, aRole), fact(tool, b, bRole))).toBe(expected);
    expect(clash(fact(tool, b, bRole), fact(tool, a, aRole))).toBe(expected);
  });

  it('of neighbouring folders are those of different programs', () => {
    expect(
      clash(fact('node', '18', 'uses', 'vote/.nvmrc'), fact('node', '20', 'uses', 'result/.nvmrc')),
    ).toBe(false);
    expect(
      clash(
        fact('node', '18', 'uses', '.github/workflows/a.yml'),
        fact('node', '20', 'uses', 'result/.nvmrc'),
      ),
    ).toBe(true);
  });
});

it('finds every kind in one repository, with both sides', async () => {
  using repository = workshopRepository();
  const git = openGit(repository.path);
  const head = repository.head();
  const { found, left } = await findContradictions(git, await readSetup(git, head), head);
  const told = found.map(
    ({ kind, claims }) =>
      `${kind}: ${claims.map((c) => ('version' in c ? c.version : 'name' in c ? c.name : 'text' in c ? c.text : '')).join(' / ')}`,
  );
  expect(told).toEqual([
    'version: >=20 / 18 / 20.11',
    'command: npm run dev / npm run dev',
    'link: docs/guide.md / docs/guide.md',
    'variable: REPORT_KEY / REPORT_KEY',
    'variable: OLD_FLAG / OLD_FLAG',
  ]);
  expect(left).toBe(0);
});

it('finds none where everything agrees', async () => {
  using repository = testRepository();
  const head = repository.commit('one', {
    'package.json': '{"scripts": {"dev": "x"}, "engines": {"node": ">=20"}}',
    '.nvmrc': '22\n',
    'README.md':
      '# A\n\nSee [x](a.js), [issues](../../issues) and [site](https://a.example).\n\n```sh\nyarn dev && npm run dev -- --port 1\n```\n',
    '.env.example': 'A=1\n',
    'a.js': 'process.env.A',
  });
  const git = openGit(repository.path);
  expect(await findContradictions(git, await readSetup(git, head), head)).toEqual({ found: [], left: 0 });
});

describe('shell blocks', () => {
  it('leave prompts, output, comments and other languages out', () => {
    const text =
      '```console\n$ npm ci\nadded 3\n```\n```sh\n# no\ncd a && make b | tee c\n```\n```js\nnpm x\n```\n';
    expect(shellLines(text)).toEqual([
      { line: 2, text: 'npm ci', commands: [['npm', 'ci']] },
      {
        line: 7,
        text: 'cd a && make b | tee c',
        commands: [
          ['cd', 'a'],
          ['make', 'b'],
          ['tee', 'c'],
        ],
      },
    ]);
  });
  it('know that a computed word is not known', () => {
    expect(commandsOf('npm run $X "a b"')).toEqual([['npm', 'run', null, 'a b']]);
  });
});
