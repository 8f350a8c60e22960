import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { trustedDigests } from './trusted-digests.ts';

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
