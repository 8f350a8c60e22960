// release.json: what a release is made of, from what was packed, solved, proven and written. No clock, no machine.
import type { Release } from '@agent-harness/contracts';
import type { PackedLayer } from '../pack/packed-layer.ts';
import { digestOfIntegrity } from '../../files/digests.ts';
import { layerPath, thirdPartyPath } from '../project/render-project.ts';
import type { ThirdParty } from '../project/third-party.ts';

export const layerEntry = (
  { statement, origin, name, sha512, files }: PackedLayer,
  team: string,
): Release['layers'][number] => ({
  layer: statement.layer,
  package: statement.package,
  version: statement.version,
  team,
  origin,
  tarball: layerPath({ name }),
  sha512,
  files,
  provides: [...statement.provides],
  reads: [...statement.reads],
});

export const thirdPartyEntry = ({ name, version, integrity }: ThirdParty): Release['thirdParty'][number] => ({
  name,
  version,
  tarball: thirdPartyPath(name, version),
  sha512: digestOfIntegrity(integrity) ?? '',
});

/**
 * Each contract that the composition carries and a layer provides.
 * @param schema digest of the schema of `policy`, major `1`
 */
export async function contractEntries(
  layers: readonly PackedLayer[],
  schema: (name: string, major: string) => Promise<string>,
): Promise<Release['contracts']> {
  const carries = layers.find(({ statement }) => statement.carries)?.statement.carries ?? {
    authored: [],
    emitted: [],
  };
  const entries: Release['contracts'] = [];
  for (const role of ['authored', 'emitted'] as const)
    for (const contract of carries[role]) {
      const provider = layers.find(({ statement }) => statement.provides.includes(contract))?.statement.layer;
      const [name = '', version = ''] = contract.split('/');
      if (provider)
        entries.push({ contract, provider, role, schema: await schema(name, version.split('.')[0] ?? '') });
    }
  return entries.sort((a, b) => (a.contract < b.contract ? -1 : 1));
}
