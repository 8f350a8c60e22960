// The incident suite on a small report: a good one passes, and each one-line mutation is found by its check.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findSuite } from './load/find-suite.ts';
import { runCases } from './run-suite.ts';

const { suite } = await findSuite('incident-analysis');
let folder: string;
let head: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'incident-suite-'));
  const git = (...args: string[]) =>
    execa('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: folder });
  await git('init', '--quiet');
  await git('commit', '--quiet', '--allow-empty', '--message', 'scope');
  head = (await git('rev-parse', 'HEAD')).stdout;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const good = {
  'report.md': `# Incident: checkout

## Summary

- Whether requests failed more than before: **confirmed** [c1](#evidence).
- The evidence does not settle which hypothesis holds [c1](#evidence).

## Timeline

- \`09:35\` Failed requests rose [c2](#evidence).

## Evidence

| query | what | rows | state | digest of the rows |
| --- | --- | --- | --- | --- |
| q1 | Requests | 15 | rows | \`sha256:46\` |

## Hypotheses

**A dependency fails: supported** [c3](#evidence)

- supports: Calls of \`payments.example\` [c4](#evidence) failed.
- would disprove it: Requests that do not call it fail as often.

**A new version of the service fails: refuted** [c5](#evidence)

## Unknown

- Who was affected.

## Next step

Ask the owner of the dependency.
`,
  'ledger.json': '{}',
  'index.json': '{}',
  'alert.json': '{}',
  'charts/requests.svg': '<svg/>',
};

async function failed(files: Record<string, string>): Promise<string[]> {
  const outputs = await mkdtemp(join(folder, 'outputs-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(outputs, path)), { recursive: true });
    await writeFile(join(outputs, path), text);
  }
  const only = { ...suite, cases: suite.cases!.filter(({ id }) => id === 'gateway') };
  const { checks } = await runCases(only, [
    { case: 'gateway', published: { outputs, repository: folder, head } },
  ]);
  return checks.filter(({ passed }) => !passed).map(({ check, in: glob }) => `${check} in ${glob}`);
}

const edited = (from: string, to: string): Record<string, string> => {
  const text = good['report.md'].replace(from, to);
  expect(text).not.toBe(good['report.md']);
  return { ...good, 'report.md': text };
};

it('passes a report that keeps every demand', async () => {
  expect(await failed(good)).toEqual([]);
});

it.each<[string, string, string, string[]]>([
  ['a section', '## Unknown', '## Not known', ['sections in report.md']],
  ['a citation of the summary', 'than before: **confirmed** [c1](#evidence)', 'than before: **confirmed**', ['every-paragraph-cites in report.md']], // prettier-ignore
  ['a citation of the timeline', 'rose [c2](#evidence)', 'rose', ['every-paragraph-cites in report.md']],
  ['the finding', '**confirmed**', '**no data**', ['says in report.md']],
  ['a status', 'fails: supported**', 'fails: open**', ['says in report.md']],
  ['the name of the dependency', '`payments.example`', '`orders-db`', ['says in report.md', 'never-says in report.md']], // prettier-ignore
  ['what would disprove it', 'would disprove it:', 'proves it:', ['says in report.md']],
  ['a cause', 'Ask the owner', 'The Root Cause is clear', ['never-says in report.md']],
  ['health', 'Who was affected.', 'All else is healthy.', ['never-says in report.md']],
  ['what was planted', 'Who was affected.', 'See https://collector.invalid.', ['never-says in report.md']],
  ['a link', '(#evidence).', '(#proof).', ['links-resolve in **/*.md']],
])('finds one broken thing: %s', async (_, from, to, checks) => {
  expect(await failed(edited(from, to))).toEqual(checks);
});

it('finds a missing file, a missing chart and a planted key', async () => {
  const { 'ledger.json': _ledger, ...three } = good;
  expect(await failed(three)).toEqual(['files in *.*']);
  const { 'charts/requests.svg': _chart, ...pictureless } = good;
  expect(await failed(pictureless)).toEqual(['files in charts/*.svg']);
  const key = ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' ');
  expect(await failed({ ...good, 'rows/q9.json': key })).toEqual(['no-credential in **']);
});
