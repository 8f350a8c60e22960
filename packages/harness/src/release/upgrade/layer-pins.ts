// `layers.json`: the published version of each layer that the next release is cut of; what is not in it comes from the commit.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError } from '@agent-harness/contracts';
import { jsonText, parsedOrNull } from '../../files/json.ts';
import { type LayerPin, layerPin } from '../pack/fetch-layer.ts';

export const PINS = 'layers.json';

/** @returns none without the file. @throws HarnessError `upgrade.pins`, `arguments.layer` */
export async function readPins(repository: string): Promise<LayerPin[]> {
  const text = await readFile(join(repository, PINS), 'utf8').catch(() => null);
  if (text === null) return [];
  const value = parsedOrNull(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new HarnessError(
      'upgrade.pins',
      `${PINS} is no object of layers and exact versions`,
      'write it with `harness upgrade --write`, e.g. {"hooks": "1.2.0"}',
    );
  return Object.entries(value).map(([layer, version]) => layerPin(`${layer}@${String(version)}`));
}

export const renderPins = (pins: readonly LayerPin[]): string =>
  jsonText(Object.fromEntries(pins.map(({ layer, version }) => [layer, version])));

/** The later ones win. */
export const mergePins = (...lists: readonly (readonly LayerPin[])[]): LayerPin[] => [
  ...new Map(lists.flat().map((pin) => [pin.layer, pin])).values(),
];
