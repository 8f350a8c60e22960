// Which code and data a run's record names by digest, and that a changed byte changes it.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { trustedDigests, trustedFolders } from './trusted-digests.ts';

it('names every package that decides, and changes with one byte of the skill', async () => {
  const skill = await mkdtemp(join(tmpdir(), 'digests-'));
  try {
    await writeFile(join(skill, 'verify.mjs'), 'export default 1');
    const before = await trustedDigests(skill);
    expect(Object.keys(before)).toEqual([
      'contracts package',
      'hooks package',
      'container package',
      'harness package',
      'skill folder',
    ]);
    for (const digest of Object.values(before)) expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await trustedDigests(skill)).toEqual(before);
    await writeFile(join(skill, 'verify.mjs'), 'export default 2');
    const after = await trustedDigests(skill);
    expect(after['skill folder']).not.toBe(before['skill folder']);
    expect({ ...after, 'skill folder': '' }).toEqual({ ...before, 'skill folder': '' });
  } finally {
    await rm(skill, { recursive: true });
  }
});

/** The attack list and a laptop's profiles are no part of a run, and the image has a digest of its own, with the client in it. */
const NOT_OF_A_RUN = ['attack', 'client', 'profiles'];

it.each(['hooks package', 'container package'])(
  '%s: all the data that it ships and a run goes by',
  async (name) => {
    const [built = '', ...data] = trustedFolders('skill')[name] ?? [];
    const shipped = JSON.parse(await readFile(join(dirname(built), 'package.json'), 'utf8')) as {
      files: string[];
    };
    const folders = shipped.files.filter((entry) => /^[a-z]+$/u.test(entry) && entry !== basename(built));
    expect([...data.map((folder) => basename(folder)), ...NOT_OF_A_RUN].sort()).toEqual(
      expect.arrayContaining(folders.sort()),
    );
    for (const folder of data) expect(existsSync(folder), folder).toBe(true);
  },
);
