import { appendFile, link, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { finishedRun } from './finished-run.fixture.ts';
import { readFinishedRun } from './finished-run.ts';

const outputs = { 'a.md': 'one\n', 'decisions/b.md': 'two\n' };

it('is read with the text of every output', async () => {
  const { folder } = await finishedRun(outputs);
  const run = await readFinishedRun(folder);
  expect(Object.fromEntries(run.outputs)).toEqual(outputs);
  expect(run.refusals).toEqual([]);
});

it.each<[string, (folder: string) => Promise<void>, string]>([
  ['an output that was changed', (folder) => appendFile(join(folder, 'outputs/a.md'), 'x'), 'a.md'],
  ['an output that was added', (folder) => writeFile(join(folder, 'outputs/new.md'), 'x'), 'new.md'],
  ['an output that is gone', (folder) => rm(join(folder, 'outputs/decisions/b.md')), 'decisions/b.md'],
  [
    'an output that has a second name',
    (folder) => link(join(folder, 'outputs/a.md'), join(folder, 'other')),
    'a.md',
  ],
  [
    'a log that goes on after its seal',
    (folder) => appendFile(join(folder, 'audit.jsonl'), '{}\n'),
    'audit log',
  ],
  ['a log that is gone', (folder) => writeFile(join(folder, 'audit.jsonl'), ''), 'not sealed'],
  ['no record', (folder) => rm(join(folder, 'run.json')), 'there is no run'],
])('is refused with %s', async (_, damage, named) => {
  const { folder } = await finishedRun(outputs);
  await damage(folder);
  await expect(readFinishedRun(folder)).rejects.toThrow(named);
});

it.each([
  ['failed', { verdict: 'failed', exitCode: 1, reason: 'x' }, 'ended failed'],
  [
    'of another log',
    { audit: { file: 'audit.jsonl', events: 1, head: 'f'.repeat(64), sealed: true } },
    'its head',
  ],
])('is refused when the record is %s', async (_, change, named) => {
  const { folder, record } = await finishedRun(outputs);
  await writeFile(join(folder, 'run.json'), JSON.stringify({ ...record, ...change }));
  await expect(readFinishedRun(folder)).rejects.toThrow(named);
});
