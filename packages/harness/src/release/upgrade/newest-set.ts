// The newest versions of all layers that fit together, and why nothing newer does.
import { HarnessError } from '@agent-harness/contracts';
import type { Gap } from '../solve/gap.ts';
import { gapsOf } from '../solve/gaps-of.ts';
import type { LayerStatement } from '../solve/layer-statement.ts';

export interface NewestSet {
  /** One of each layer, in order of name. */
  layers: LayerStatement[];
  /** Newest versions that were left out, each with what it would break in this set. */
  left: { layer: LayerStatement; gaps: Gap[] }[];
}

/** Sets that are looked at before it is given up: 7 layers, each a few versions behind. */
const MOST = 20_000;

/**
 * Pure. Of two sets, the one with fewer steps back from the newest wins; of equal ones, the one that keeps the first layers by
 * name new, so that the same versions give the same answer.
 * @param published by layer, newest first, none empty
 * @throws HarnessError `upgrade.none` with the gaps of the newest set
 */
export function newestSet(published: readonly (readonly LayerStatement[])[]): NewestSet {
  const setOf = (steps: readonly number[]): LayerStatement[] =>
    published.flatMap((versions, at) => versions[steps[at] ?? 0] ?? []);
  const newest = published.map(() => 0);
  let row = [newest];
  const seen = new Set([newest.join()]);
  while (row.length > 0 && seen.size < MOST) {
    const fitting = row.map(setOf).find((layers) => gapsOf(layers).length === 0);
    if (fitting) return { layers: fitting, left: leftOut(published, fitting) };
    row = row
      .flatMap((steps) => oneBack(steps, published))
      .filter((steps) => {
        const known = seen.has(steps.join());
        seen.add(steps.join());
        return !known;
      });
  }
  throw new HarnessError(
    'upgrade.none',
    `no published versions fit together; the newest do not because: ${gapsOf(setOf(newest))
      .map(({ what }) => what)
      .join('; ')}`,
    'ask the teams that are named for a version that reads what the others write',
  );
}

/** Every set one step older; the last layer by name gives way first. */
function oneBack(steps: readonly number[], published: readonly (readonly LayerStatement[])[]): number[][] {
  return steps
    .map((step, at) => steps.with(at, step + 1))
    .filter((next) => next.every((step, at) => step < (published[at]?.length ?? 0)))
    .toReversed();
}

function leftOut(
  published: readonly (readonly LayerStatement[])[],
  chosen: readonly LayerStatement[],
): NewestSet['left'] {
  return published.flatMap(([newest], at) =>
    newest && newest !== chosen[at]
      ? [{ layer: newest, gaps: gapsOf(chosen.map((one, index) => (index === at ? newest : one))) }]
      : [],
  );
}
