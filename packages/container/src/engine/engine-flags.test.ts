import { expect, it } from 'vitest';
import { engineFlags, grantable } from './engine-flags.ts';

const facts = {
  unifiedCgroups: true,
  runc: true,
  hardOpenFiles: 20_000,
  hardProcesses: null,
  processors: 2,
};

it('keeps podman’s own runtime on a pure cgroup v2 host', () => {
  expect(engineFlags('podman', facts)).toEqual([]);
});

it('chooses runc where cgroups are not unified, and nothing for docker', () => {
  expect(engineFlags('podman', { ...facts, unifiedCgroups: false })).toEqual(['--runtime', 'runc']);
  expect(engineFlags('docker', { ...facts, unifiedCgroups: false })).toEqual([]);
});

it('never asks for more than the host can grant', () => {
  expect(grantable(4096, 1024)).toBe(1024);
  expect(grantable(4096, null)).toBe(4096);
});
