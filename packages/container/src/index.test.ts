import { expect, it } from 'vitest';
import * as surface from './index.ts';

it('exports these names and no others', () => {
  expect(Object.keys(surface).sort()).toEqual([
    'AGENT',
    'AttestationError',
    'bedrockUpstream',
    'buildImage',
    'cassetteDrift',
    'entryFile',
    'findEngine',
    'foundryUpstream',
    'httpUpstream',
    'loadCatalogue',
    'loadImageManifest',
    'loadReplay',
    'offlineUpstream',
    'openKey',
    'openModelDoor',
    'recordCassette',
    'replayUpstream',
    'startCell',
    'vertexUpstream',
  ]);
});
