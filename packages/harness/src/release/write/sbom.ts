// One bill of materials of a release: what npm says of its project, and what the image lock says of the image.
import { jsonText } from '../../files/json.ts';

interface Component {
  'bom-ref'?: string;
  externalReferences?: { type: string; url: string }[];
  [field: string]: unknown;
}
export interface Bom {
  metadata?: { component?: Component };
  components?: Component[];
  dependencies?: { ref: string; dependsOn?: string[] }[];
  [field: string]: unknown;
}

/**
 * Pure: no serial number by chance, no time, no tool of this machine, no path of it.
 * @param project  CycloneDX as `npm sbom` prints it
 * @param image    CycloneDX as `harness image sbom` prints it
 * @param folder   the project's absolute path, which npm writes into its references
 * @param digest   `sha256:…` that stands for both, for the serial number
 */
export function mergeSbom(
  project: Bom,
  image: Bom,
  { folder, version, digest }: { folder: string; version: string; digest: string },
): string {
  const name = 'agent-harness';
  const ref = `${name}@${version}`;
  const projectRef = project.metadata?.component?.['bom-ref'];
  const imageRoot = image.metadata?.component;
  const hex = digest.slice('sha256:'.length);
  const components = [
    ...(project.components ?? []).map((one) => withoutPath(one, folder)),
    ...(imageRoot ? [imageRoot] : []),
    ...(image.components ?? []),
  ];
  const dependencies = [...(project.dependencies ?? []), ...(image.dependencies ?? [])].map((one) =>
    one.ref === projectRef
      ? {
          ref,
          dependsOn: [
            ...(one.dependsOn ?? []),
            ...(imageRoot?.['bom-ref'] === undefined ? [] : [imageRoot['bom-ref']]),
          ],
        }
      : one,
  );
  return jsonText({
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
    version: 1,
    metadata: {
      component: {
        'bom-ref': ref,
        type: 'application',
        name,
        version,
        licenses: [{ license: { id: 'Apache-2.0' } }],
      },
    },
    components: sorted(components, (one) => one['bom-ref'] ?? ''),
    dependencies: sorted(dependencies, (one) => one.ref),
  });
}

function withoutPath(component: Component, folder: string): Component {
  const references = component.externalReferences?.map(({ type, url }) => ({
    type,
    url: url.replace(`file:${folder}/`, ''),
  }));
  return references ? { ...component, externalReferences: references } : component;
}

function sorted<T>(list: readonly T[], key: (one: T) => string): T[] {
  const each = new Map(list.map((one) => [key(one), one]));
  return [...each].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
