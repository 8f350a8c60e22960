// Which logs a review reads: every one that is meant, once, and none of those that are broken without a word.
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { openAuditLog } from '@agent-harness/hooks';
import { auditEntry } from '@agent-harness/contracts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findLogs } from './find-logs.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'review-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function run(name: string, { seal = true, head = null as string | null } = {}): Promise<string> {
  const path = join(folder, name);
  await mkdir(path);
  const log = await openAuditLog(join(path, 'audit.jsonl'), { run: name });
  await log.append(auditEntry({ source: 'harness', kind: 'run.open', detail: { skill: 'documentation' } }));
  if (seal) await log.seal({ verdict: 'passed' });
  await log.close();
  if (head !== null)
    await writeFile(join(path, 'run.json'), JSON.stringify({ audit: { head, sealed: true } }));
  return path;
}

it('reads each run once, by folder, by pattern, by the folder above, or by file', async () => {
  await run('a');
  await run('b');
  await symlink('b', join(folder, 'latest'));
  const names = async (...given: string[]): Promise<string[]> =>
    (await findLogs(given)).map(({ name }) => basename(name));
  expect(await names(join(folder, '*'))).toEqual(['a', 'b']);
  expect(await names(folder)).toEqual(['a', 'b']);
  expect(await names(join(folder, 'a'), join(folder, 'a', 'audit.jsonl'))).toEqual(['a']);
  expect(await names(join(folder, 'l*t'))).toEqual(['b']);
});

it('names what is damaged, unsealed, missing, or not what the run record says', async () => {
  const whole = await run('a');
  const open = await run('open', { seal: false });
  const foreign = await run('foreign', { head: '0'.repeat(64) });
  const broken = await run('broken');
  const file = join(broken, 'audit.jsonl');
  await writeFile(file, (await readFile(file, 'utf8')).replace('documentation', 'documentatiom'));
  const logs = await findLogs([whole, open, foreign, broken, join(folder, 'nowhere')]);
  expect(Object.fromEntries(logs.map(({ name, state }) => [basename(name), state]))).toEqual({
    a: 'sealed',
    open: 'unsealed',
    foreign: 'damaged',
    broken: 'damaged',
    nowhere: 'damaged',
  });
  for (const { state, problem } of logs) expect(problem === null).toBe(state === 'sealed');
});

it('says so when there is nothing to review', async () => {
  await expect(findLogs([join(folder, '*')])).rejects.toMatchObject({ code: 'review.nothing' });
});
