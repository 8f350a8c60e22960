// A bill of materials holds project and image, and nothing of the machine that made it.
import { expect, it } from 'vitest';
import { mergeSbom } from './sbom.ts';

const project = (folder: string, serialNumber: string) => ({
  serialNumber,
  metadata: {
    timestamp: serialNumber,
    component: { 'bom-ref': 'agent-harness-release@1.0.0', name: folder },
  },
  components: [
    {
      'bom-ref': 'b@1.0.0',
      externalReferences: [{ type: 'distribution', url: `file:${folder}/third-party/b-1.0.0.tgz` }],
    },
    { 'bom-ref': 'a@1.0.0' },
  ],
  dependencies: [
    { ref: 'agent-harness-release@1.0.0', dependsOn: ['a@1.0.0'] },
    { ref: 'a@1.0.0', dependsOn: ['b@1.0.0'] },
  ],
});
const image = {
  metadata: { component: { 'bom-ref': 'image:x', type: 'container' } },
  components: [{ 'bom-ref': 'pkg:deb/debian/bash@5' }],
  dependencies: [{ ref: 'image:x', dependsOn: ['pkg:deb/debian/bash@5'] }],
};
const merge = (folder: string, serial: string) =>
  mergeSbom(project(folder, serial), image, {
    folder,
    version: '1.0.0',
    digest: `sha256:${'ab'.repeat(32)}`,
  });

it('is the same wherever and whenever it is made', () => {
  expect(merge('/home/one/release', 'urn:uuid:1')).toBe(merge('/srv/two', 'urn:uuid:2'));
  expect(merge('/srv/two', 'urn:uuid:2')).not.toContain('/srv');
});

it('holds every part once, and the image as a part of the release', () => {
  const bom = JSON.parse(merge('/srv', 'x'));
  expect(bom.components.map((one: { 'bom-ref': string }) => one['bom-ref'])).toEqual(['a@1.0.0', 'b@1.0.0', 'image:x', 'pkg:deb/debian/bash@5']); // prettier-ignore
  expect(bom.dependencies).toContainEqual({ ref: 'agent-harness@1.0.0', dependsOn: ['a@1.0.0', 'image:x'] });
  expect(bom.serialNumber).toMatch(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});
