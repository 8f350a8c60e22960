// Pins the public surface: a name added or lost here is a decision, not an accident.
import { expect, it } from 'vitest';
import * as contracts from './index.ts';

it('exports exactly these values', () => {
  expect(Object.keys(contracts).sort()).toEqual([
    'ContractError',
    'HarnessError',
    'auditEntry',
    'checkContracts',
    'compareSchemas',
    'compatibilityRules',
    'contractVersions',
    'describeError',
    'modelKeyCommand',
    'modelKeyFile',
    'modelKeyVariables',
    'modelKeys',
    'parse',
    'parseFile',
    'planFreeze',
    'schemas',
  ]);
});
