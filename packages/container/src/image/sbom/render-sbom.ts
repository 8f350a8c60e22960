// The image's bill of materials in CycloneDX 1.6, made from the lock: the same lock gives the same bytes.
import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import type { ImageLock, LockedPackage, LockedProgram } from '@agent-harness/contracts';
import { lockDigest, targetOf } from '../lock/load-lock.ts';
import type { Architecture } from '../lock/resolve-lock.ts';

export function renderSbom(lock: ImageLock, architecture: Architecture): string {
  const target = targetOf(lock, architecture);
  const distro = lock.base.mode === 'debian' ? lock.base.suite : null;
  const parts = [
    ...target.packages.map((one) => debianComponent(one, distro)),
    ...[target.cli, target.node].map(npmComponent),
  ];
  const root = new Models.Component(Enums.ComponentType.Container, lock.name, {
    version: lockDigest(lock),
    bomRef: `image:${lock.name}`,
  });
  for (const part of parts) root.dependencies.add(part.bomRef);
  if (lock.base.mode === 'oci')
    parts.push(
      new Models.Component(Enums.ComponentType.Container, lock.base.reference.split('@')[0] ?? '', {
        version: lock.base.reference.split('@')[1] ?? '',
        bomRef: `base:${lock.base.reference}`,
      }),
    );
  const bom = new Models.Bom({
    metadata: new Models.Metadata({ component: root }),
    components: new Models.ComponentRepository(parts),
    serialNumber: serial(lockDigest(lock)),
  });
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function debianComponent(
  { name, version, architecture, sha256 }: LockedPackage,
  distro: string | null,
): Models.Component {
  const where = distro === null ? '' : `&distro=${distro}`;
  const purl = `pkg:deb/debian/${encodeURIComponent(name)}@${encodeURIComponent(version)}?arch=${architecture}${where}`;
  return new Models.Component(Enums.ComponentType.Library, name, {
    version,
    bomRef: purl,
    purl,
    hashes: new Models.HashDictionary([[Enums.HashAlgorithm['SHA-256'], sha256]]),
  });
}

function npmComponent({ package: name, version, sha256 }: LockedProgram): Models.Component {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return new Models.Component(Enums.ComponentType.Application, name, {
    version,
    bomRef: purl,
    purl,
    hashes: new Models.HashDictionary([[Enums.HashAlgorithm['SHA-256'], sha256]]),
  });
}

/** A UUID in form, with the digest's own bits: CycloneDX wants one, and a random one would differ each time. */
function serial(digest: string): string {
  const hex = digest.slice('sha256:'.length);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
