// The suite in the README is one that loads, and it shows every check there is.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schemas } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { loadSuite } from './load/load-suite.ts';
import { readMarkdown } from './outputs/markdown.ts';

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
const schema = schemas.suite as {
  $defs: { check: { oneOf: { properties: { check: { const: string } } }[] } };
};
const vocabulary = schema.$defs.check.oneOf.map(({ properties }) => properties.check.const).sort();

it('shows a valid suite with every check of the vocabulary', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'readme-'));
  const file = join(folder, 'suite.yaml');
  const [example] = readMarkdown(readme).fences.filter(({ language }) => language === 'yaml');
  await writeFile(file, example?.text ?? '');
  const { then: checks } = await loadSuite(file);
  expect(checks.map(({ check }) => check).sort()).toEqual(vocabulary);
  await rm(folder, { recursive: true });
});

it('explains every check in its table', () => {
  const rows = [...readme.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, name]) => name);
  expect(rows.sort()).toEqual(vocabulary);
});
