import { expect, it } from 'vitest';
import * as surface from './index.ts';

it('exports these names and no others', () => {
  expect(Object.keys(surface).sort()).toEqual([
    'AGENT',
    'AttestationError',
    'buildImage',
    'comparePins',
    'entryFile',
    'findEngine',
    'httpUpstream',
    'loadImageManifest',
    'offlineUpstream',
    'openEgressDoor',
    'openMcpDoor',
    'openModelDoor',
    'pinServer',
    'pinsFile',
    'readPins',
    'readServer',
    'resolveSecrets',
    'startCell',
    'toolDigest',
  ]);
});
