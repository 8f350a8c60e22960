// Which layers a release has: each packed from the commit, or the pinned version of the registry in its place.
import { HarnessError } from '@agent-harness/contracts';
import { type LayerPin, fetchLayer } from './pack/fetch-layer.ts';
import { packWorkspaces } from './pack/pack-workspaces.ts';
import type { PackedLayer } from './pack/packed-layer.ts';

/**
 * @param built the tree of a built commit
 * @param work  folder for the tarballs
 * @returns in order of their names
 */
export async function layersOf(
  built: string,
  pins: readonly LayerPin[],
  repository: string,
  work: string,
): Promise<PackedLayer[]> {
  const packed = await packWorkspaces(built, work);
  const known = packed.map(({ statement }) => statement.layer);
  const chosen = new Map(packed.map((layer) => [layer.statement.layer, layer]));
  for (const pin of pins) {
    if (!known.includes(pin.layer))
      throw new HarnessError(
        'arguments.layer',
        `there is no layer ${pin.layer}`,
        `the layers are ${known.join(', ')}`,
      );
    chosen.set(pin.layer, await fetchLayer(pin, repository, work));
  }
  return [...chosen.values()].sort((a, b) => (a.statement.layer < b.statement.layer ? -1 : 1));
}
