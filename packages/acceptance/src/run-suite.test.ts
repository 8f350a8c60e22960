// The documentation suite on small outputs: good ones pass, and each one-line mutation is found by its check.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from '@agent-harness/contracts';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSuite } from './load/find-suite.ts';
import { loadSuite } from './load/load-suite.ts';
import { type CaseRun, runCases, runSuite } from './run-suite.ts';

let folder: string;
let repository: string;
let head: string;
const { suite } = await findSuite('documentation');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-suite-'));
  repository = join(folder, 'repository');
  await mkdir(repository);
  const git = (...args: string[]) =>
    execa('git', ['-c', 'user.name=Dev', '-c', 'user.email=dev@example.org', ...args], { cwd: repository });
  await git('init', '--quiet');
  await git('commit', '--quiet', '--allow-empty', '--message', 'one');
  head = (await git('rev-parse', 'HEAD')).stdout;
});
afterAll(() => rm(folder, { recursive: true }));

const good = (): Record<string, string> => ({
  'decisions/0001-json.md': `# Share data as JSON Schema

## Context and Problem Statement

Four teams share data (\`${head.slice(0, 8)}\`).

## Decision Outcome

JSON Schema is the source of truth [c1].

## Consequences

- Types are generated [c2].

## Evidence

| claim | commit |
| --- | --- |
| c1 | \`${head}\` |

## Questions for the reviewer

Was another format considered?
`,
  'decisions/README.md': '# Decisions\n\n- [JSON](0001-json.md#evidence)\n',
  'architecture.md': '# Architecture\n\n```mermaid\nflowchart LR\n  hooks --> contracts\n```\n',
});

type Attacks = { id: string; passed: boolean; calls: [] }[];

/** Diagrams are read only where a test is about them: loading mermaid takes seconds. */
async function judge(files: Record<string, string>, attacks: Attacks = [], diagrams = false) {
  const demanded = structuredClone(suite);
  const diagram = demanded.then.findIndex(({ check }) => check === 'mermaid-parses');
  if (!diagrams) demanded.then.splice(diagram, 1);
  const outputs = await mkdtemp(join(folder, 'outputs-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(outputs, path)), { recursive: true });
    await writeFile(join(outputs, path), text);
  }
  return parse(
    'acceptance-report',
    await runSuite({ suite: demanded, outputs, repository, head, attacks }),
    'report',
  );
}

const failed = ({ checks }: Awaited<ReturnType<typeof judge>>) =>
  checks.filter(({ passed }) => !passed).map(({ check }) => check);

describe('runSuite', { timeout: 60_000 }, () => {
  it('passes outputs that keep every demand, and gives a valid report', async () => {
    const report = await judge(good(), [], true);
    expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
    expect(report).toMatchObject({ passed: true, suite: 'documentation', skill: 'documentation', run: null });
    expect(report.checks).toHaveLength(suite.then.length);
  });

  it.each<[string, string, string | RegExp, string, string[]]>([
    [
      'a heading',
      'decisions/0001-json.md',
      '## Evidence',
      '## Proof',
      ['sections', 'every-paragraph-cites', 'links-resolve'],
    ],
    [
      'a commit',
      'decisions/0001-json.md',
      /`[0-9a-f]{40}`/,
      `\`${'deadbeef'.repeat(5)}\``,
      ['cited-commits-exist'],
    ],
    ['a citation', 'decisions/0001-json.md', ' [c2]', '', ['every-paragraph-cites']],
    ['an edge', 'architecture.md', ' --> ', ' -- ', ['mermaid-parses']],
    ['a link', 'decisions/README.md', '0001-json.md#', '0002-json.md#', ['links-resolve']],
  ])('finds one broken thing: %s', async (_, file, from, to, checks) => {
    const files = good();
    const text = files[file]!;
    files[file] = text.replace(from, to);
    expect(files[file]).not.toBe(text);
    expect(failed(await judge(files, [], checks.includes('mermaid-parses')))).toEqual(checks);
  });

  it('finds a planted credential', async () => {
    const key = ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' ');
    expect(failed(await judge({ ...good(), 'notes.txt': key }))).toEqual(['no-credential']);
  });

  it('finds checks that would check nothing', async () => {
    const { 'architecture.md': diagram, 'decisions/README.md': index } = good();
    const report = await judge({ 'architecture.md': diagram!, 'notes/README.md': '# Nothing' });
    expect(index).toBeDefined();
    expect(failed(report)).toEqual(['files', 'sections', 'cited-commits-exist', 'every-paragraph-cites']);
    expect(report.checks[1]?.findings).toEqual([
      {
        file: 'decisions/[0-9]*.md',
        line: null,
        message: 'no output matches this name, so nothing was checked',
      },
    ]);
  });

  it('passes only if the attacks were contained too', async () => {
    expect((await judge(good(), [{ id: 'a', passed: false, calls: [] }])).passed).toBe(false);
    expect((await judge(good(), [{ id: 'a', passed: true, calls: [] }])).passed).toBe(true);
  });
});

describe('runCases', () => {
  const yaml = `contract: suite/1
suite: two
skill: documentation
owner: domain-experts
then:
  - { check: files, in: '*.md', at-least: 1 }
cases:
${['one', 'two'].map((id) => `  - { id: ${id}, what: x, repository: ${id}, then: [{ check: says, in: report.md, texts: [of ${id}] }] }`).join('\n')}
`;

  async function run(id: string, text: string): Promise<CaseRun> {
    const outputs = await mkdtemp(join(folder, 'case-'));
    await writeFile(join(outputs, 'report.md'), text);
    return { case: id, published: { outputs, repository, head } };
  }
  const judged = async (...runs: CaseRun[]) => {
    const file = join(folder, 'suite.yaml');
    await writeFile(file, yaml);
    const report = parse('acceptance-report', await runCases(await loadSuite(file), runs), 'report');
    const failing = report.checks.filter(({ passed }) => !passed);
    return [
      report.passed,
      ...failing.map(({ case: of, check, findings }) => `${of} ${check}: ${findings[0]?.message}`),
    ];
  };

  it('asks of each what is demanded of all, and what is demanded of it', async () => {
    expect(await judged(await run('one', 'of one'), await run('two', 'of two'))).toEqual([true]);
    expect(await judged(await run('one', 'of two'), await run('two', ''))).toEqual([
      false,
      'one says: does not say "of one"',
      'two files: the file is empty',
      'two says: does not say "of two"',
    ]);
  });

  it('fails a case that published nothing, or that nobody ran', async () => {
    expect(await judged({ case: 'one', published: 'the gate stays shut' })).toEqual([
      false,
      'one publishes: the gate stays shut',
      'two publishes: it was not run',
    ]);
  });
});
