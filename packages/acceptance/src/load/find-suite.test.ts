// The shipped suites are valid, and a skill has one.
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { findSuite, listSuites } from './find-suite.ts';

it('lists the shipped suites by name', async () => {
  const suites = await listSuites();
  const names = suites.map(({ suite }) => suite.suite);
  expect(names).toEqual([...names].sort());
  expect(suites.find(({ suite }) => suite.suite === 'documentation')?.file).toMatch(
    /suites\/documentation\/suite\.yaml$/,
  );
});

it('finds the suite of a skill', async () => {
  await expect(findSuite('documentation')).resolves.toMatchObject({ suite: { skill: 'documentation' } });
});

it('says which suites there are when the skill has none', async () => {
  await expect(findSuite('poetry')).rejects.toMatchObject({
    code: 'suite.none',
    message: expect.stringContaining('there are suites for'),
  });
});

it('does not choose between two', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'suites-'));
  const { file } = await findSuite('documentation');
  for (const name of ['a', 'b']) {
    await mkdir(join(folder, name));
    await cp(dirname(file), join(folder, name), { recursive: true });
  }
  await expect(findSuite('documentation', folder)).rejects.toMatchObject({ code: 'suite.several' });
  await rm(folder, { recursive: true });
});
