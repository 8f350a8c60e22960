// What was released stays: no version of a release twice, and no version of a layer with other bytes.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Release, parseFile } from '@agent-harness/contracts';
import { compare, valid } from 'semver';
import { RELEASE_FILE } from '../../signing/release-file.ts';
import type { Reason } from './reason.ts';

type Released = Pick<Release, 'version' | 'layers'>;

/** Every release of the folder, oldest version first. @throws ContractError */
export async function earlierReleases(releases: string): Promise<Release[]> {
  const entries = await readdir(releases, { withFileTypes: true }).catch(() => []);
  // A release's folder is named by its version; one that is being cut is not yet.
  const names = entries.filter((entry) => entry.isDirectory() && valid(entry.name) === entry.name);
  const found: Release[] = [];
  for (const { name } of names) found.push(await parseFile('release', join(releases, name, RELEASE_FILE)));
  return found.sort((a, b) => compare(a.version, b.version));
}

/** Pure. */
export function releasedReasons(
  version: string,
  layers: readonly Pick<Release['layers'][number], 'package' | 'version' | 'sha512'>[],
  earlier: readonly Released[],
): Reason[] {
  const same = earlier.filter((one) => one.version === version);
  return [
    ...same.map((): Reason => ({
      gate: 'exists',
      what: `release ${version} exists already`,
      instead: 'cut another version: a release never changes',
    })),
    ...layers.flatMap((layer) => {
      const other = earlier
        .flatMap((one) => one.layers.map((old) => ({ old, release: one.version })))
        .find(
          ({ old }) =>
            old.package === layer.package && old.version === layer.version && old.sha512 !== layer.sha512,
        );
      if (!other) return [];
      return [
        {
          gate: 'released' as const,
          what: `${layer.package}@${layer.version} was released in ${other.release} with the digest ${other.old.sha512.slice(0, 23)}…, and now has ${layer.sha512.slice(0, 23)}…`,
          instead:
            'write a changeset and release it as a new version, or take the released one: --layer <name>@<version>',
        },
      ];
    }),
  ];
}
