import { link, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SkillManifest } from '@agent-harness/contracts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openGate } from './gate.ts';

const manifest: SkillManifest = {
  contract: 'skill/1',
  name: 'demo',
  title: 'Demo',
  description: 'Demo.',
  owner: 'engineering',
  stages: [],
  outputs: [
    { glob: 'decisions/*.md', what: 'decisions', required: true, maxKb: 1 },
    { glob: 'notes.md', what: 'notes', required: false, maxKb: 1 },
  ],
  triggers: ['manual'],
  offline: 'offline.mjs',
  verify: 'verify.mjs',
};
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gate-'));
  await write('decisions/0001.md', '# One');
});
afterEach(() => rm(folder, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}
const verify = async () => [];
const input = { repository: '', head: '', outputs: {} };
const gate = () => openGate(manifest, folder, verify, input);

it('opens for declared files whose claims hold', async () => {
  const result = await gate();
  expect(result).toMatchObject({ passed: true, files: [{ path: 'decisions/0001.md', bytes: 5 }] });
  expect(result.lines.map((line) => line.check)).toEqual(['outputs', 'credentials', 'claims']);
});

it.each<[string, () => Promise<void>, string]>([
  ['an undeclared file', () => write('extra.sh', 'x'), 'extra.sh is not declared'],
  [
    'a missing file',
    () => rm(join(folder, 'decisions'), { recursive: true }),
    'decisions/*.md (decisions) is missing',
  ],
  ['a file that is too large', () => write('notes.md', 'x'.repeat(2000)), 'notes.md has 2 KB, at most 1'],
  ['a symbolic link', () => symlink('/etc/passwd', join(folder, 'notes.md')), 'notes.md is not a plain file'],
  [
    'a hard link',
    () => link(join(folder, 'decisions/0001.md'), join(folder, 'notes.md')),
    'notes.md is not a plain file',
  ],
  [
    'a credential',
    () => write('notes.md', `key ${['AKIA', 'Z7QHT4RN2MWVXKPD'].join('')}`),
    'credential-shaped text in notes.md',
  ],
])('stays shut for %s', async (_, change, message) => {
  await change();
  const { passed, lines } = await gate();
  expect(passed).toBe(false);
  expect(lines.map((line) => line.detail).join('; ')).toContain(message);
});

it('stays shut for a claim that does not hold, and says where', async () => {
  const result = await openGate(
    manifest,
    folder,
    async () => [{ file: 'decisions/0001.md', line: 3, message: 'commit abc does not exist' }],
    input,
  );
  expect(result.passed).toBe(false);
  expect(result.lines.at(-1)?.detail).toContain('decisions/0001.md:3: commit abc does not exist');
});

it('reads nothing behind a link', async () => {
  await symlink('/etc/passwd', join(folder, 'notes.md'));
  const result = await openGate(manifest, folder, () => Promise.reject(new Error('was read')), input);
  expect(result.lines.map((line) => line.check)).toEqual(['outputs']);
});

it('reads nothing behind a link that an earlier stage left', async () => {
  const earlier = await mkdtemp(join(tmpdir(), 'gate-'));
  try {
    await symlink('/etc/passwd', join(earlier, 'evidence.json'));
    const outputs = { collect: earlier, write: folder };
    const result = await openGate(manifest, folder, () => Promise.reject(new Error('was read')), {
      ...input,
      outputs,
    });
    expect(result.passed).toBe(false);
    expect(result.lines).toMatchObject([{ detail: 'collect/evidence.json is not a plain file' }]);
  } finally {
    await rm(earlier, { recursive: true });
  }
});
