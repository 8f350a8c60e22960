// What stands against a cut of a clone of this repository, all at once; a cut that is written is in independent-shipping.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shareModules } from './share-modules.ts';

const repository = join(import.meta.dirname, '../../..');
let work: string;
let clone: string;

const inClone = (command: string, ...args: string[]) =>
  execa(command, args, { cwd: clone, reject: false, stdin: 'ignore' });
const harness = (...args: string[]) => inClone('node', 'packages/harness/bin/harness.mjs', ...args);
async function must(ran: ReturnType<typeof inClone>): Promise<string> {
  const { exitCode, stdout, stderr } = await ran;
  if (exitCode !== 0) throw new Error(`exit ${exitCode}: ${stdout}\n${stderr}`);
  return stdout;
}
const git = (...args: string[]) =>
  must(inClone('git', '-c', 'user.name=ada', '-c', 'user.email=ada@shop.example', '-c', 'commit.gpgsign=false', ...args)); // prettier-ignore

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'cut-e2e-'));
  clone = join(work, 'clone');
  await execa('git', ['clone', '-q', repository, clone]);
  await shareModules(clone);
});
afterAll(() => rm(work, { recursive: true, force: true }));

it('says everything that stands against a release at once', { timeout: 900_000 }, async () => {
  await writeFile(join(clone, 'forgotten.txt'), '');
  await mkdir(join(clone, '.changeset'), { recursive: true });
  await writeFile(join(clone, '.changeset/one-more.md'), "---\n'@agent-harness/hooks': patch\n---\n\nx\n");
  await git('add', '.changeset');
  await git('commit', '-qm', 'x');
  const { exitCode, stdout } = await harness('cut', '1.0.0', '--dry-run', '--json');
  const gates = (JSON.parse(stdout) as { reasons: { gate: string }[] }).reasons.map(({ gate }) => gate);
  expect([exitCode, gates]).toEqual([1, ['dirty', 'changesets']]);
  await rm(join(clone, 'forgotten.txt'));
});

it('will not cut without a key, or a version that is none', async () => {
  expect(await harness('cut', '1.0.0')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('signing.none') }); // prettier-ignore
  expect(await harness('cut', '1.0')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('arguments.version') }); // prettier-ignore
});
