// A tarball says what is in it by a digest that its compression and its file times do not change.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { digestOfIntegrity, integrityOfDigest } from '../../files/digests.ts';
import { layerPin } from './fetch-layer.ts';
import { openLayer } from './packed-layer.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packed-'));
  await mkdir(join(folder, 'package/rules'), { recursive: true });
  const agentHarness = { layer: 'hooks', provides: ['policy/1.0'], reads: [] };
  await writeFile(join(folder, 'package/package.json'), JSON.stringify({ name: '@agent-harness/hooks', version: '1.0.0', agentHarness })); // prettier-ignore
  await writeFile(join(folder, 'package/rules/a.json'), '{}');
});
afterEach(() => rm(folder, { recursive: true }));

function pack(name: string, level: string): string {
  const file = join(folder, name);
  execFileSync('tar', ['-I', `gzip ${level}`, '-cf', file, '-C', folder, 'package']);
  return file;
}

it('reads a statement and digests from a tarball, whatever packed it', async () => {
  const one = await openLayer(pack('one.tgz', '-1'), 'workspace');
  await utimes(join(folder, 'package/rules/a.json'), 1, 1);
  const two = await openLayer(pack('two.tgz', '-9'), 'registry');
  expect(one.statement).toMatchObject({ layer: 'hooks', version: '1.0.0', provides: ['policy/1.0'] });
  expect(one.sha512).not.toBe(two.sha512);
  expect(one.files).toBe(two.files);
  await writeFile(join(folder, 'package/rules/a.json'), '[]');
  expect((await openLayer(pack('three.tgz', '-9'), 'registry')).files).not.toBe(one.files);
});

it('turns npm’s integrity into a digest and back, and knows no weaker one', () => {
  const integrity = `sha512-${Buffer.alloc(64, 7).toString('base64')}`;
  expect(integrityOfDigest(digestOfIntegrity(integrity) ?? '')).toBe(integrity);
  expect(digestOfIntegrity('sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=')).toBeNull();
});

it('pins a layer by an exact version only', () => {
  expect(layerPin('hooks@1.2.0-rc.1')).toEqual({ layer: 'hooks', version: '1.2.0-rc.1' });
  for (const text of [
    'hooks',
    'hooks@',
    'hooks@^1.2.0',
    'hooks@latest',
    'hooks@1.2',
    'hooks@v1.2.0',
    '../x@1.0.0',
    '@agent-harness/hooks@1.0.0',
  ])
    // prettier-ignore
    expect(() => layerPin(text)).toThrow(/exact version/);
});
