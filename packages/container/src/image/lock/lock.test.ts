import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { loadImageManifest } from '../load-manifest.ts';
import { debianMirrors } from './debian-mirrors.ts';
import { diffLocks } from './diff-locks.ts';
import { hostArchitecture, loadImageLock, lockDigest, staleness } from './load-lock.ts';
import { lockInputs } from './lock-inputs.ts';
import { lockWith, locked, manifest } from './lock.fixture.ts';
import { moved } from './moved.ts';

it('is committed, valid, and the committed manifest’s, for both architectures', async () => {
  const lock = await loadImageLock();
  const own = await loadImageManifest();
  expect([staleness(lock, own, 'amd64'), staleness(lock, own, 'arm64')]).toEqual([null, null]);
  for (const { packages, cli, node } of lock.targets) {
    const sorted = packages.map(({ name }) => name).sort();
    expect(packages.map(({ name }) => name)).toEqual(sorted);
    for (const tool of own.tools) expect(sorted).toContain(tool.package);
    for (const name of ['perl-base', 'dpkg', 'apt']) expect(sorted).not.toContain(name);
    expect([cli.version, node.version]).toEqual([own.cli.version, own.node.version]);
  }
});

it('has the CLI that npm’s lockfile pins', async () => {
  const text = await readFile(join(import.meta.dirname, '../../../../../package-lock.json'), 'utf8').catch(
    () => null,
  );
  // The published package has no lockfile beside it.
  if (text === null) return;
  const { packages } = JSON.parse(text) as { packages: Record<string, { integrity?: string }> };
  for (const { cli } of (await loadImageLock()).targets)
    expect(packages[`node_modules/${cli.package}`]?.integrity).toBe(cli.integrity);
});

it('is stale for other packages and programs, not for other reasons', () => {
  const lock = parse('image-lock', lockWith(locked('git', '1')), 'lock');
  const other = { ...manifest, tools: [{ ...manifest.tools[0]!, why: 'another reason', skills: ['a'] }] };
  expect(staleness(lock, other, 'amd64')).toBeNull();
  expect(staleness(lock, { ...manifest, cli: { ...manifest.cli, version: '1.0.1' } }, 'amd64')).toContain(
    'asks for other',
  );
  const without = {
    ...manifest,
    base: { ...manifest.base, without: [{ name: 'perl', why: 'x' }] },
  } as typeof manifest;
  expect(lockInputs(without)).not.toBe(lockInputs(manifest));
  expect(staleness(lock, manifest, 'arm64')).toContain('nothing for arm64');
});

it('names every package that moved, from which version to which, and how to lock again', () => {
  const now = lockWith(
    locked('git', '2'),
    locked('jq', '1'),
    locked('bash', '5', { sha256: 'b'.repeat(64) }),
  );
  const { message, code, instead } = moved(
    [locked('git', '1'), locked('bash', '5'), locked('jq', '1'), locked('gone', '3')],
    now,
  );
  expect(code).toBe('image.moved');
  expect(message.split('\n    ').slice(1)).toEqual([
    'git (amd64): 1 → 2',
    'bash (amd64): 5 → 5 with another digest',
    'jq (amd64): 1 → listed, but it cannot be fetched',
    'gone (amd64): 3 → no longer needed',
  ]);
  expect(instead).toContain('harness image lock');
});

it('tells what two locks add, remove and change, the same version with other bytes too', () => {
  const a = lockWith(locked('git', '1'), locked('jq', '1'), locked('old', '1'));
  const b = lockWith(
    locked('git', '2', { installedKb: 20, sha256: 'e'.repeat(64) }),
    locked('jq', '1', { sha256: 'b'.repeat(64) }),
    locked('new', '1'),
  );
  expect(diffLocks(a, a)).toEqual([]);
  expect(diffLocks(a, b)).toEqual([
    { architecture: 'amd64', kind: 'changed', what: 'package git', from: '1', to: '2', bytes: 10_240 },
    {
      architecture: 'amd64',
      kind: 'changed',
      what: 'package jq',
      from: '1 (aaaaaaaaaaaa)',
      to: '1 (bbbbbbbbbbbb)',
      bytes: 0,
    },
    { architecture: 'amd64', kind: 'added', what: 'package new', from: null, to: '1', bytes: 10_240 },
    { architecture: 'amd64', kind: 'removed', what: 'package old', from: '1', to: null, bytes: -10_240 },
  ]);
  const cli = { ...b, targets: b.targets.map((one) => ({ ...one, cli: { ...one.cli, version: '1.0.1' } })) };
  expect(diffLocks(b, cli)).toMatchObject([{ what: 'cli', from: '1.0.0', to: '1.0.1' }]);
});

it('has one digest, however it is written down', () => {
  expect(lockDigest(lockWith())).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(lockDigest(JSON.parse(JSON.stringify(lockWith(), null, 8)))).toBe(lockDigest(lockWith()));
});

it('asks the mirrors that the environment names', () => {
  expect(debianMirrors({}).debian).toBe('http://deb.debian.org/debian');
  expect(debianMirrors({ HARNESS_DEBIAN_MIRROR: 'https://mirror.example/debian/' }).debian).toBe(
    'https://mirror.example/debian',
  );
});

it('says where no CLI is published', () => {
  expect(() => hostArchitecture('riscv64')).toThrow('no CLI is published for linux/riscv64');
});
