// What holds of every skill as built, whoever wrote it.
import { readFile, readdir } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listSkills } from './list-skills.ts';
import { loadOffline, loadVerifier } from './load.ts';

const skills = (await listSkills()).map((skill) => ({ name: skill.manifest.name, ...skill }));

it('is built under its own name', () => {
  expect(skills.length).toBeGreaterThan(0);
  for (const { name, folder } of skills) expect(folder.split('/').at(-1)).toBe(name);
});

describe.each(skills)('the skill $name', ({ name, folder, manifest }) => {
  it('ships the authored files unchanged', async () => {
    for (const file of ['SKILL.md', 'skill.json'])
      expect(await readFile(join(folder, file), 'utf8')).toBe(
        await readFile(join(import.meta.dirname, '../..', name, file), 'utf8'),
      );
  });

  it('is self-contained: its programs import nothing but Node', async () => {
    const programs = (await readdir(folder)).filter((file) => file.endsWith('.mjs'));
    expect(programs).toEqual(expect.arrayContaining([manifest.offline, manifest.verify]));
    for (const file of programs) {
      const text = await readFile(join(folder, file), 'utf8');
      const imported = [...text.matchAll(/^import .*?from "([^"]+)"/gm)].map((match) => match[1] ?? '');
      expect(imported.filter((one) => !isBuiltin(one))).toEqual([]);
    }
  });

  it('drafts, and passes nothing that is not there', async () => {
    expect((await loadOffline({ folder, manifest }))([]).length).toBeGreaterThan(0);
    const verify = await loadVerifier({ folder, manifest });
    expect(await verify({ repository: '/nowhere', head: 'x', outputs: {} })).not.toEqual([]);
  });

  it('tells the model its name and every command that it is granted', async () => {
    const text = await readFile(join(folder, 'SKILL.md'), 'utf8');
    expect(text).toMatch(new RegExp(`^---\nname: ${name}\ndescription: .{40,1024}\n---\n`));
    const commands = manifest.stages.flatMap((stage) =>
      stage.kind === 'agent' ? stage.grants.commands : [],
    );
    for (const { name: word, subcommands = [] } of commands)
      for (const said of [word, ...subcommands]) expect(text).toContain(`\`${said}\``);
  });
});
