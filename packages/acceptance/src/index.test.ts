// Pins the public surface.
import { expect, it } from 'vitest';
import * as acceptance from './index.ts';

it('exports exactly these values', () => {
  expect(Object.keys(acceptance).sort()).toEqual([
    'attackScript',
    'explainSuite',
    'findSuite',
    'judgeAttack',
    'listSuites',
    'loadSuite',
    'renderReport',
    'runCases',
    'runSuite',
  ]);
});
