// SLSA provenance v1 of a release: from which commit, layers and image lock a cut made release.json.
import type { Release } from '@agent-harness/contracts';
import type { Provenance } from './signer.ts';
import { type DigestSet, type Statement, digestSet, statementOf } from './statement.ts';

const PROVENANCE = 'https://slsa.dev/provenance/v1';

/** What `harness cut` does: the version and the source are its only parameters. */
const BUILD_TYPE = 'urn:agent-harness:cut:1';

/**
 * Everything but the builder follows from the release, so a verifier makes it again and compares.
 * There is no time in it but the commit's: a cut holds no clock.
 * @param digest of release.json's bytes
 */
export function provenanceOf(
  release: Release,
  digest: DigestSet,
  { builder, invocation }: Provenance,
): Statement {
  const { repository, commit, at } = release.source;
  const buildDefinition = {
    buildType: BUILD_TYPE,
    externalParameters: { version: release.version, repository },
    resolvedDependencies: [
      { name: 'source', uri: `git+${repository ?? 'local'}@${commit}`, digest: { gitCommit: commit }, annotations: { committedAt: at } }, // prettier-ignore
      ...release.layers.map((layer) => ({
        name: layer.layer,
        uri: `pkg:npm/${layer.package.replace('@', '%40')}@${layer.version}`,
        digest: digestSet(layer.sha512),
      })),
      { name: 'image lock', uri: release.image.lock, digest: digestSet(release.image.lockDigest) },
    ],
  };
  const runDetails = {
    builder: { id: builder },
    ...(invocation === undefined ? {} : { metadata: { invocationId: invocation } }),
  };
  return statementOf([{ name: 'release.json', digest }], PROVENANCE, { buildDefinition, runDetails });
}
