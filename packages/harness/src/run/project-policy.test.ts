// A project's tightening is what the commit holds, as a plain file, and nothing else.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';
import { projectPolicy } from './project-policy.ts';
import { openRepository } from './repository.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

const tightening = {
  contract: 'policy-level/1',
  level: 'project',
  name: 'shop',
  owner: 'ada',
  forbid: { commands: [{ name: 'rg' }] },
};

/** A repository whose one commit `fill` made. */
async function repositoryOf(fill: (folder: string) => Promise<unknown>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'project-policy-'));
  folders.push(folder);
  const git = (...args: string[]) =>
    execa('git', ['-C', folder, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args]);
  await git('init', '-q');
  await writeFile(join(folder, 'README.md'), '# Shop\n');
  await fill(folder);
  await git('add', '-A');
  await git('commit', '-qm', 'all');
  return folder;
}

const policyFile = (text: string) => async (folder: string) => {
  await mkdir(join(folder, '.agent-harness'));
  await writeFile(join(folder, '.agent-harness/policy.json'), text);
};
const read = async (folder: string) => projectPolicy(await openRepository(folder));

describe('the tightening of a project', () => {
  it('is none where the commit has none, whatever lies on the disk', async () => {
    const folder = await repositoryOf(async () => {});
    await policyFile(JSON.stringify(tightening))(folder);
    expect(await read(folder)).toEqual([]);
  });
  it('is what the commit holds, also from a folder below', async () => {
    const folder = await repositoryOf(async (root) => {
      await mkdir(join(root, 'src'));
      await writeFile(join(root, 'src/a.js'), '');
      await policyFile(JSON.stringify(tightening))(root);
    });
    await rm(join(folder, '.agent-harness'), { recursive: true });
    expect(await read(join(folder, 'src'))).toEqual([
      { file: '.agent-harness/policy.json', document: tightening },
    ]);
  });
  it('is no link', async () => {
    const folder = await repositoryOf(async (root) => {
      await mkdir(join(root, '.agent-harness'));
      await symlink('/etc/passwd', join(root, '.agent-harness/policy.json'));
    });
    await expect(read(folder)).rejects.toThrow(/plain file/u);
  });
  it('is valid, or nothing runs', async () => {
    const textOf = (more: object) => policyFile(JSON.stringify({ ...tightening, ...more }));
    for (const [fill, words] of [
      [policyFile('{'), /JSON/u],
      [policyFile(''), /JSON/u],
      [textOf({ allow: [] }), /allow/u],
      [textOf({ owner: '' }), /owner/u],
      [textOf({ name: 'x'.repeat(70_000) }), /bytes/u],
      [textOf({ name: 'x'.repeat(2_000_000) }), /could not be read|bytes/u],
    ] as const)
      await expect(read(await repositoryOf(fill))).rejects.toThrow(words);
  });
});
