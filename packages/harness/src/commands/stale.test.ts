// `harness stale` says that there is nothing to hold the documents against, instead of calling them stale.
import { execFileSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { staleCommand } from './stale.ts';

let outputs: string;
beforeAll(async () => {
  outputs = await mkdtemp(join(tmpdir(), 'stale-'));
  await writeFile(join(outputs, 'evidence.json'), '{}');
});

const asked = (...flags: string[]) =>
  staleCommand().parseAsync(['documentation', '--outputs', outputs, ...flags], { from: 'user' });

it('refuses a folder without a repository', async () => {
  await expect(asked('--repo', outputs)).rejects.toMatchObject({ code: 'repository.none' });
});

it('refuses what is no commit', async () => {
  const repository = await mkdtemp(join(tmpdir(), 'stale-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', repository, '-c', 'user.name=x', '-c', 'user.email=x@x.example', ...args]);
  git('init', '-q');
  git('commit', '-q', '--allow-empty', '-m', 'one');
  for (const at of ['nowhere', '--all'])
    await expect(asked('--repo', repository, `--at=${at}`)).rejects.toMatchObject({ code: 'owners.ref' });
});

it('refuses a folder without a ledger', async () => {
  await expect(asked('--outputs', '/nowhere')).rejects.toMatchObject({ code: 'arguments.outputs' });
});
