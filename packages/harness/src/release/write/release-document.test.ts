// The contracts of a release: what is carried and provided, each with its role and the digest of its schema.
import { expect, it } from 'vitest';
import type { PackedLayer } from '../pack/packed-layer.ts';
import type { LayerStatement } from '../solve/layer-statement.ts';
import { contractEntries } from './release-document.ts';

const layer = (name: string, more: Partial<LayerStatement>): PackedLayer => ({
  statement: { layer: name, package: `@agent-harness/${name}`, version: '1.0.0', provides: [], reads: [], carries: null, needs: {}, ...more }, // prettier-ignore
  origin: 'workspace',
  name: '',
  file: '',
  sha512: '',
  files: '',
  manifest: {},
});

it('lists every major that a layer provides, and none that nobody does', async () => {
  const carries = { authored: ['policy/1.2', 'policy/2.0', 'new/1.0'], emitted: ['run/1.1'] };
  const provides = ['policy/1.2', 'policy/2.0'];
  const layers = [layer('contracts', { carries }), layer('hooks', { provides }), layer('harness', { provides: ['run/1.1'] })]; // prettier-ignore
  expect(await contractEntries(layers, async (name, major) => `digest of ${name} ${major}`)).toEqual([
    { contract: 'policy/1.2', provider: 'hooks', role: 'authored', schema: 'digest of policy 1' },
    { contract: 'policy/2.0', provider: 'hooks', role: 'authored', schema: 'digest of policy 2' },
    { contract: 'run/1.1', provider: 'harness', role: 'emitted', schema: 'digest of run 1' },
  ]);
});
