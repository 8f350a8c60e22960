// The written skill is whole and formatted, and nothing that is there is touched.
import { cp, mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseFile } from '@agent-harness/contracts';
import { check, resolveConfig } from 'prettier';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SkillPlace, skillPlace, writeSkill } from './write-skill.ts';

let root: string;
let place: SkillPlace;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'new-skill-'));
  place = { skills: join(root, 'skills'), acceptance: join(root, 'acceptance') };
  await cp(join(skillPlace().skills, 'src/new-skill'), join(place.skills, 'src/new-skill'), {
    recursive: true,
  });
});
afterEach(() => rm(root, { recursive: true }));

const files = async (): Promise<string[]> =>
  (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();

it('has what a skill needs, each file where it is looked for', async () => {
  const before = await files();
  const written = await writeSkill('hello', place);
  expect((await files()).filter((file) => !before.includes(file))).toEqual(
    written.map((file) => relative(root, file)),
  );
  expect(written.map((file) => relative(root, file))).toEqual(
    expect.arrayContaining([
      'acceptance/suites/hello/suite.yaml',
      'skills/hello/README.md',
      'skills/hello/SKILL.md',
      'skills/hello/skill.json',
      'skills/src/hello/draft.test.ts',
      'skills/src/hello/evidence/main.ts',
      'skills/src/hello/offline/script.ts',
      'skills/src/hello/verify/verify.ts',
    ]),
  );
  for (const file of written) expect(await readFile(file, 'utf8')).not.toMatch(/new-skill|New skill/);
  const manifest = await parseFile('skill', join(place.skills, 'hello/skill.json'));
  expect(manifest).toMatchObject({ name: 'hello', title: 'Hello' });
});

it.each(['a', 'what-changed-in-the-last-release-of-ours'])('is formatted, named %s', async (name) => {
  const options = await resolveConfig(join(import.meta.dirname, 'write-skill.ts'));
  for (const file of await writeSkill(name, place))
    expect([file, await check(await readFile(file, 'utf8'), { ...options, filepath: file })]).toEqual([
      file,
      true,
    ]);
});

describe('a name is refused', () => {
  it.each(['', 'Hello', 'a b', '../evil', 'a/b', 'a--b', '-a', 'a-', '1a', 'ä', 'a'.repeat(41)])(
    'when it is malformed: %j',
    async (name) => {
      const before = await files();
      await expect(writeSkill(name, place)).rejects.toMatchObject({ code: 'new.name' });
      expect(await files()).toEqual(before);
    },
  );

  it.each(['skills/hello', 'skills/src/hello', 'acceptance/suites/hello'])(
    'when %s is there',
    async (folder) => {
      await mkdir(join(root, folder), { recursive: true });
      const before = await files();
      await expect(writeSkill('hello', place)).rejects.toMatchObject({
        code: 'new.exists',
        message: expect.stringContaining(folder),
      });
      expect(await files()).toEqual(before);
    },
  );

  it.each(['documentation', 'git', 'src', 'new-skill'])('when this clone has it: %s', async (name) => {
    await expect(writeSkill(name, skillPlace())).rejects.toMatchObject({ code: 'new.exists' });
  });
});
