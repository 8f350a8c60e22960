// Whether layers make a release: contracts and npm ranges, every gap at once.
import { contractGaps } from './contract-gaps.ts';
import type { Gap } from './gap.ts';
import type { LayerStatement } from './layer-statement.ts';
import { rangeGaps } from './range-gaps.ts';

/** Pure: from what the layers state, wherever they are from. Empty when they fit together. */
export function gapsOf(layers: readonly LayerStatement[]): Gap[] {
  return [...contractGaps(layers), ...rangeGaps(layers)];
}

export const renderGap = ({ kind, what, instead }: Gap): string => `${kind}: ${what}\n  instead: ${instead}`;
