import { expect, it } from 'vitest';
import * as surface from './index.ts';

it('exports these names and no others', () => {
  expect(Object.keys(surface).sort()).toEqual([
    'AGENT',
    'AttestationError',
    'bedrockUpstream',
    'buildImage',
    'cassetteDrift',
    'comparePins',
    'entryFile',
    'findEngine',
    'foundryUpstream',
    'httpUpstream',
    'loadCatalogue',
    'loadImageManifest',
    'loadReplay',
    'offlineUpstream',
    'openEgressDoor',
    'openKey',
    'openMcpDoor',
    'openModelDoor',
    'pinServer',
    'pinsFile',
    'readAttacks',
    'readPins',
    'readServer',
    'recordCassette',
    'replayUpstream',
    'resolveSecrets',
    'runAttacks',
    'startCell',
    'toolDigest',
    'vertexUpstream',
    'withAttackFiles',
  ]);
});
