// The documents of an OCI image: configuration, manifest and index. Their bytes decide its digest, so nothing in them varies.
import { digest } from '../digest.ts';
import type { Architecture } from '../lock/resolve-lock.ts';
import { AGENT } from '../prune-rules.ts';
import type { Layer } from './layer.ts';
import { EPOCH } from './pack-folder.ts';

export interface ImageDocuments {
  config: string;
  manifest: string;
  /** Names the image for whoever loads the layout. */
  index: (reference: string) => string;
  /** `sha256:…` of the configuration: what engines call the image's id. */
  id: string;
  /** `sha256:…` of the manifest: what registries call the image's digest. */
  digest: string;
}

/** How the image starts: who, where, and the one program. */
export const START = {
  User: `${AGENT.uid}:${AGENT.gid}`,
  Env: ['PATH=/usr/bin'],
  Entrypoint: ['/opt/harness/bin/node', '/opt/harness/entry.mjs'],
  WorkingDir: '/workspace',
};

export function imageDocuments(
  layers: readonly Pick<Layer, 'name' | 'digest' | 'size'>[],
  architecture: Architecture,
  labels: Readonly<Record<string, string>>,
): ImageDocuments {
  const created = new Date(EPOCH * 1000).toISOString().replace('.000', '');
  const sorted = Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
  const config = JSON.stringify({
    created,
    architecture,
    os: 'linux',
    config: { ...START, Labels: sorted },
    rootfs: { type: 'layers', diff_ids: layers.map((layer) => `sha256:${layer.digest}`) },
    history: layers.map(({ name }) => ({ created, created_by: `agent-harness ${name}` })),
  });
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: described('application/vnd.oci.image.config.v1+json', config),
    layers: layers.map((layer) => ({
      mediaType: 'application/vnd.oci.image.layer.v1.tar',
      digest: `sha256:${layer.digest}`,
      size: layer.size,
    })),
  });
  const own = described('application/vnd.oci.image.manifest.v1+json', manifest);
  const index = (reference: string): string =>
    JSON.stringify({
      schemaVersion: 2,
      manifests: [{ ...own, annotations: { 'org.opencontainers.image.ref.name': reference } }],
    });
  return { config, manifest, index, id: sha256(config), digest: own.digest };
}

const described = (mediaType: string, text: string): { mediaType: string; digest: string; size: number } => ({
  mediaType,
  digest: sha256(text),
  size: Buffer.byteLength(text),
});

const sha256 = (text: string): string => `sha256:${digest(Buffer.from(text))}`;
