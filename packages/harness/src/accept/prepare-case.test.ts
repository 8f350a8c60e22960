// The files beside a suite become a repository: the same commit each time, gone when the case is over.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseFile } from '@agent-harness/contracts';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepareCase } from './prepare-case.ts';

const { cases } = await parseFile(
  'suite',
  fileURLToPath(import.meta.resolve('../../../contracts/suite/v1/examples/valid/cases.json')),
);
const one = cases![0]!;
let suite: string;
beforeAll(async () => {
  suite = await mkdtemp(join(tmpdir(), 'suite '));
  await mkdir(join(suite, 'gateway/repository/.harness'), { recursive: true });
  await writeFile(join(suite, 'gateway/repository/.harness/incident.json'), '{}');
  await writeFile(join(suite, 'gateway/repository/.gitignore'), '.harness\n');
  await writeFile(join(suite, 'gateway/alert.json'), '{}');
});
afterAll(() => rm(suite, { recursive: true }));

const git = async (folder: string, ...args: string[]): Promise<string> =>
  (await execa('git', ['-C', folder, ...args])).stdout;

it('gives a clean repository that holds every file, the inputs, and the stand-ins', async () => {
  await using prepared = await prepareCase(one, suite);
  const { repository, inputs, standIns } = prepared.given;
  expect(await git(repository, 'ls-files')).toBe('.gitignore\n.harness/incident.json');
  expect(await git(repository, 'status', '--porcelain')).toBe('');
  expect(inputs).toEqual({ alert: join(suite, 'gateway/alert.json') });
  expect(standIns).toEqual({ azure: ['gateway'] });
});

it('gives the same commit each time, and leaves nothing behind', async () => {
  const heads: string[] = [];
  for (let time = 0; time < 2; time += 1) {
    const prepared = await prepareCase(one, suite);
    heads.push(await git(prepared.given.repository, 'rev-parse', 'HEAD'));
    await prepared[Symbol.asyncDispose]();
    expect(existsSync(prepared.given.repository)).toBe(false);
  }
  expect(new Set(heads).size).toBe(1);
});

it.each([
  ['a repository', { repository: 'none' }],
  ['an input', { inputs: [{ name: 'alert', file: 'none.json' }] }],
])('refuses %s that is not there', async (_, change) => {
  await expect(prepareCase({ ...one, ...change }, suite)).rejects.toMatchObject({ code: 'suite.case' });
});
