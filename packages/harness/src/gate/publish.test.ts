// What passes the gate is copied for a person to approve, and what does not stays where it is.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OpenRun } from '../run/run-skill.ts';
import { publish } from './publish.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'publish-'));
  await mkdir(join(folder, 'stages/write'), { recursive: true });
  await writeFile(join(folder, 'stages/write/notes.md'), 'Notes.');
});
afterEach(() => rm(folder, { recursive: true }));

/** @param finds what the skill's verifier says */
async function published(finds: object[]) {
  await writeFile(join(folder, 'verify.mjs'), `export default async () => (${JSON.stringify(finds)});`);
  const said: unknown[] = [];
  const run = {
    bundle: {
      folder,
      manifest: {
        name: 'demo',
        verify: 'verify.mjs',
        stages: [{ name: 'collect' }, { name: 'write' }],
        outputs: [{ glob: 'notes.md', what: 'notes', required: true, maxKb: 1 }],
      },
    },
    repository: { state: { head: 'a'.repeat(40) } },
    folder: { path: folder, snapshot: folder },
    draft: {
      gate: (lines: { passed: boolean }[]) => said.push(lines.every(({ passed }) => passed)),
      outputs: (files: { path: string }[]) => said.push(files.map(({ path }) => path)),
    },
    options: { progress: { step: (_: string, work: () => unknown) => work() } },
  } as unknown as OpenRun;
  const refused = await publish(run, { write: join(folder, 'stages/write') }).catch((error: Error) => error);
  return { refused, said };
}

it('copies what passes, and says so in the record', async () => {
  expect(await published([])).toEqual({ refused: undefined, said: [true, ['notes.md']] });
  expect(await readFile(join(folder, 'outputs/notes.md'), 'utf8')).toBe('Notes.');
});

it('copies nothing of what a check refuses', async () => {
  const { refused, said } = await published([{ file: 'notes.md', line: 1, message: 'holds no longer' }]);
  expect(refused).toMatchObject({
    code: 'gate.refused',
    message: expect.stringContaining('claims: 1 findings: notes.md:1: holds no longer'),
  });
  expect(said).toEqual([false]);
  expect(existsSync(join(folder, 'outputs'))).toBe(false);
});
