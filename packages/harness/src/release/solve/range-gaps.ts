// Whether the versions of the layers satisfy the npm ranges by which they ask for each other.
import { satisfies } from 'semver';
import type { Gap } from './gap.ts';
import type { LayerStatement } from './layer-statement.ts';

const SCOPE = '@agent-harness/';

/** Pure. Only between layers; third parties are the lockfile's. A `^0.2.1` means 0.2 from 0.2.1, as npm reads it. */
export function rangeGaps(layers: readonly LayerStatement[]): Gap[] {
  const byPackage = new Map(layers.map((layer) => [layer.package, layer]));
  return layers.flatMap((layer) =>
    Object.entries(layer.needs)
      .filter(([name]) => name.startsWith(SCOPE))
      .flatMap(([name, range]): Gap[] => {
        const found = byPackage.get(name);
        const title = `${layer.layer} ${layer.version}`;
        if (!found)
          return [
            {
              kind: 'layer-missing',
              layers: [layer.layer],
              what: `${title} needs ${name} ${range}, and no layer is that package`,
              instead: `compose it too: --layer ${name.slice(SCOPE.length)}@<version>`,
            },
          ];
        if (satisfies(found.version, range)) return [];
        return [
          {
            kind: 'range',
            layers: [layer.layer, found.layer],
            what: `${title} needs ${name} ${range}, and the release has ${found.version}`,
            instead: `compose a ${found.layer} in ${range} (--layer ${found.layer}@<version>), or a ${layer.layer} that accepts ${found.version}`,
          },
        ];
      }),
  );
}
