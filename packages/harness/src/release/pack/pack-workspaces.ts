// Packs every layer of a built commit as npm would publish it.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from './npm.ts';
import { type PackedLayer, openLayer } from './packed-layer.ts';

/** @param built the tree of a built commit */
export async function packWorkspaces(built: string, work: string): Promise<PackedLayer[]> {
  const out = join(work, 'workspace');
  await mkdir(out, { recursive: true });
  const told = await npm(
    built,
    ['pack', '--workspaces', '--ignore-scripts', '--json', '--pack-destination', out],
    'run `npm pack` in the package that it names',
  );
  const packed = JSON.parse(told) as { filename: string }[];
  const layers: PackedLayer[] = [];
  for (const { filename } of packed) layers.push(await openLayer(join(out, filename), 'workspace'));
  return layers;
}
