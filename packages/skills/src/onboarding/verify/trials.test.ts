// The pages say of each command how it ended, and the verifier refuses every page that says more, less or otherwise.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { drive, fileIn } from '../../fixtures/drive.fixture.ts';
import { testRepository } from '../../fixtures/repository.fixture.ts';
import { type Outcome, tryWithout } from '../../fixtures/trials.fixture.ts';
import { workshopRepository } from '../../fixtures/workshop.fixture.ts';
import { collect } from '../evidence/collect.ts';
import { writeEvidence } from '../evidence/write-files.ts';
import script from '../offline/script.ts';
import type { Trials } from '../trials.ts';
import verify from './verify.ts';

const OUTCOMES: Record<string, Outcome> = {
  'npm ci': { outcome: 'needs', need: 'network' },
  'npm run build': { outcome: 'fails', code: 2, what: 'Error: a | b <i>c</i> [d](e) `f` “g” {{ h }}' },
  'npm start': { outcome: 'endless', by: 'body' },
  'docker compose up': { outcome: 'needs', need: 'program', what: 'docker' },
};
const repository = workshopRepository();
const [evidence, out, trial] = ['evidence', 'out', 'trial'].map((name) => repository.folder(name)) as [
  string,
  string,
  string,
];
const found = await collect(repository.path);
await writeEvidence(evidence, found);
afterAll(() => repository[Symbol.dispose]());

async function draft(outcomeOf: (command: string) => Outcome): Promise<Trials> {
  rmSync(out, { recursive: true });
  mkdirSync(out);
  const trials = await tryWithout(found, trial, ({ command }) => outcomeOf(command));
  drive(script, evidence, out, () => null, trial);
  return trials;
}
const run = async (outputs: Record<string, string> = { write: out, try: trial }) => {
  const findings = await verify({ repository: repository.path, head: repository.head(), outputs });
  return findings.map(({ file, message }) => `${file}: ${message}`).join('\n');
};
const page = (name: string) => fileIn(out, `${name}.md`).replace(/ ?\[c\d+\]\(#evidence\)/g, '');
const edit = (path: string, change: (text: string) => string, folder = out) => {
  const before = fileIn(folder, path);
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(join(folder, path), after);
};
const markOf = (command: string) => {
  const { claims } = JSON.parse(fileIn(trial, 'trials.json')) as Trials;
  return `[${claims.find((claim) => claim.command === command)?.id}](#evidence)`;
};

beforeEach(() => draft((command) => OUTCOMES[command] ?? { outcome: 'works' }).then(() => undefined));

describe('an honest draft', () => {
  it('tells each outcome beside its command, and verifies', async () => {
    expect(await run()).toBe('');
    const place = `at \`${repository.head().slice(0, 10)}\` in Test Linux 1 with Node 24.0.0`;
    const start = page('getting-started');
    expect(start).toContain(`It worked when it was run ${place}.\n\n\`\`\`sh\nnpm test\n`);
    expect(start).toContain(`It could not be tried in full ${place}: it needs the network.`);
    expect(start).toContain(
      `Without \`npm\`, what it runs was still running after 60 s ${place}, and was stopped.`,
    );
    expect(start).toContain(
      `It failed with exit code 2 when it was run ${place}: “Error: a \\| b &lt;i&gt;c`,
    );
    expect(page('reference')).toMatch(
      /^\| `npm run reset` .* \| not tried: a person should read first what it runs \|/m,
    );
    expect(page('reference')).toMatch(/^\| `docker compose up` .* \| needs `docker` \|/m);
    const unknown = page('not-known');
    expect(unknown).toContain('- `npm start` (`package.json:10`): still running after 60 s, run by bash');
    expect(unknown).not.toContain('- `npm test`');
  });

  it('tells them in the words that the stage hands on, which a model can copy', () => {
    const { told, claims } = JSON.parse(fileIn(trial, 'trials.json')) as Trials;
    expect(told.map(({ claim }) => claim)).toEqual(claims.map(({ id }) => id));
    for (const { cell } of told) expect(page('reference')).toContain(`| ${cell} |`);
    const failed = told.find(({ cell }) => cell.startsWith('failed'));
    expect(page('getting-started')).toContain(failed?.sentence);
  });

  it('says that nothing was tried where nothing was', async () => {
    rmSync(out, { recursive: true });
    mkdirSync(out);
    drive(script, evidence, out);
    const empty = repository.folder('empty');
    expect(await run({ write: out, try: empty })).toBe('');
    expect(await run({ write: out })).toBe('');
    expect(page('getting-started')).toContain('Not tried.\n\n```sh\nnpm ci\n');
    expect(page('not-known')).toContain('The commands were not tried: the run was not asked to.');
    expect(await run()).toMatch(/says that a command was not tried, and it was/);
    expect(await run()).toMatch(/not-known\.md: trial\.match: "The commands were not tried.*" is not so/);
  });

  it('says that all worked only when all did', async () => {
    await draft(() => ({ outcome: 'works' }));
    // One that nobody may run is there, so not all worked.
    expect(page('not-known')).not.toContain('and all worked');
    edit('not-known.md', (text) =>
      text.replace(
        'run once, in a container without network.',
        'run once, in a container without network, and all worked.',
      ),
    );
    expect(await run()).toMatch(/and all worked\." is not so/);
  });

  it('has one sentence for a repository where all worked, or where there was nothing to try', async () => {
    for (const [files, sentence] of [
      [{ 'a.mjs': '1', 'package.json': '{"scripts":{"test":"node a.mjs"}}' }, 'and all worked.'],
      [{ 'a.txt': 'x' }, 'There was no command to try.'],
    ] as const) {
      using small = testRepository();
      const head = small.commit('one', files);
      const folders = { write: small.folder('out'), try: small.folder('trial') };
      const content = await collect(small.path);
      await writeEvidence(small.folder('evidence'), content);
      await tryWithout(content, folders.try, () => ({ outcome: 'works' }));
      drive(script, small.folder('evidence'), folders.write, () => null, folders.try);
      expect(fileIn(folders.write, 'not-known.md')).toContain(sentence);
      expect(await verify({ repository: small.path, head, outputs: folders })).toEqual([]);
    }
  });

  it('leaves out a trial that the guard withheld, says so, and still verifies', async () => {
    rmSync(out, { recursive: true });
    mkdirSync(out);
    const hide = (text: string) => text.replace(/^(\d+\t).*"fails".*$/gm, '$1[withheld: l5.override]');
    drive(
      (outcomes) => script(outcomes.map((outcome) => ({ ...outcome, text: hide(outcome.text) }))),
      evidence,
      out,
      () => null,
      trial,
    );
    expect(page('not-known')).toContain('The guard withheld parts of the evidence');
    expect(page('getting-started')).not.toContain('Error: a');
    expect(page('getting-started')).not.toContain('Not tried.');
    expect(await run()).toBe('');
  });
});

describe('a page that says more than the trial shows', () => {
  const cases: [string, string, (text: string) => string, RegExp][] = [
    [
      'a failure becomes a success',
      'getting-started.md',
      (p) => p.replace(/It failed with exit code 2 (when.*Node 24\.0\.0): .*”\./, 'It worked $1.'),
      /trial\.match: c\d+ is cited, but its outcome is not told/,
    ],
    [
      'a failure without its trial',
      'getting-started.md',
      (p) => p.replace(/ It failed with exit code 2.*”\./, ' It works.').replace(markOf('npm run build'), ''),
      /says "works" of a command/,
    ],
    [
      'another exit code',
      'getting-started.md',
      (p) => p.replace('exit code 2', 'exit code 0'),
      /outcome is not told/,
    ],
    ['other last words', 'reference.md', (p) => p.replace('“Error: a', '“Warning: a'), /outcome is not told/],
    [
      'praise beside a trial',
      'getting-started.md',
      (p) => p.replace(/(Node 24\.0\.0\.)( \[)/, '$1 It always passes.$2'),
      /says "passes" of a command/,
    ],
    [
      'a longer cell',
      'reference.md',
      (p) => p.replace('| worked |', '| worked on every machine |'),
      /outcome is not told/,
    ],
    [
      'a cell in place of a sentence',
      'getting-started.md',
      (p) => p.replace(/It worked when it was run .*Node 24\.0\.0\./, 'It worked.'),
      /outcome is not told/,
    ],
    [
      'praise of a command that cites none',
      'first-change.md',
      (p) =>
        p.replace(
          '## Write the message',
          `Every command here succeeds ${markOf('npm test')}.\n\n## Write the message`,
        ),
      /outcome is not told|says "succeeds"/,
    ],
    [
      'the trial of another command',
      'getting-started.md',
      (p) =>
        p.replace(
          /It failed with exit code 2.*”\.(.*)\[c\d+\]\(#evidence\)\n/,
          (_all, rest: string) =>
            `It worked when it was run at \`${repository.head().slice(0, 10)}\` in Test Linux 1 with Node 24.0.0.${rest}${markOf('npm test')}\n`,
        ),
      /beside another command than it tried/,
    ],
    [
      'a failure is kept back',
      'reference.md',
      (p) =>
        p
          .replace(/ \| failed with exit code 2[^|]*\\\|[^|]* \|/, ' |  |')
          .replace(markOf('npm run build'), ''),
      /coverage: does not tell how "npm run build" ended/,
    ],
    [
      'a failure is not among the unknowns',
      'not-known.md',
      (p) => p.replace(/^- `npm run build`.*\n/m, ''),
      /coverage: does not tell that "npm run build" did not work/,
    ],
    [
      'tried, and said not to be',
      'reference.md',
      (p) =>
        p.replace(
          /^(\| `npm start` .*)\| still running[^|]*\|(.*) \[c\d+\]\(#evidence\) \|$/m,
          '$1| not tried |$2 |',
        ),
      /says that a command was not tried, and it was/,
    ],
  ];
  it.each(cases)('%s', async (_name, file, change, expected) => {
    edit(file, change);
    expect(await run()).toMatch(expected);
  });
});

describe('a ledger or a stage that was tampered with', () => {
  const line = /^.*"command":"npm run build".*"outcome":"fails".*$/m;
  const asWorks = (text: string) =>
    text.replace(line, (row) => row.replace('"fails"', '"works"').replace('"code":2', '"code":0'));
  it('a trial that the stage tells otherwise', async () => {
    edit('evidence.json', asWorks);
    expect(await run()).toMatch(/trial\.match: c\d+: the try stage of this run says otherwise/);
  });
  it('a trial that no stage made', async () => {
    expect(await run({ write: out })).toMatch(/trial\.match: c\d+: the try stage of this run did not try it/);
  });
  const cases: [string, (text: string) => string, RegExp][] = [
    ['another run', (t) => t.replace(/"head": "[0-9a-f]{40}"/, `"head": "${'a'.repeat(40)}"`), /is of another run/],
    ['another schema', (t) => t.replace('onboarding-trials/1', 'onboarding-trials/9'), /is of another run/],
    ['no JSON', () => 'x', /is not JSON/],
    ['no list', (t) => t.replace(/"claims": [^]*\]/, '"claims": 1'), /claims must be a list/],
    ['another kind', (t) => t.replace('"outcome":"fails"', '"outcome":"shines"'), /outcome of a trial claim is wrong/],
    ['another field', (t) => t.replace('"need":""', '"need":"","trust":"me"'), /has no field "trust"/],
    ['twice', (t) => t.replace(line, (row) => `${row}\n${row}`), /is there twice/],
    ['a command of nobody', (t) => t.replaceAll('"command":"npm run build"', '"command":"npm run evil"'), /tried what is no command of the repository/],
    ['a command that nobody may run', (t) => t.replace(/^.*"what":"unsafe".*$/m, (row) => row.replace('"untried"', '"works"')), /tried what nobody may run.*cmd\.safe/],
  ]; // prettier-ignore
  it.each(cases)('%s', async (_name, change, expected) => {
    edit('trials.json', change, trial);
    expect(await run()).toMatch(expected);
  });
  it('a link, and a file beside the trials', async () => {
    writeFileSync(join(trial, 'more.md'), 'x');
    rmSync(join(trial, 'trials.json'));
    symlinkSync('/etc/passwd', join(trial, 'trials.json'));
    const refused = await run();
    expect(refused).toMatch(/more\.md lies beside the trials/);
    expect(refused).toMatch(/must be a plain file/);
    rmSync(join(trial, 'trials.json'));
  });
});
