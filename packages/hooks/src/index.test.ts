import { expect, it } from 'vitest';
import * as hooks from './index.ts';

it('exports these names and no others', () => {
  expect(Object.keys(hooks).toSorted()).toEqual([
    'LAYERS',
    'compileClient',
    'composePolicy',
    'containerView',
    'decide',
    'exampleEvent',
    'explainDecision',
    'loadRules',
    'normalise',
    'openAuditLog',
    'parseProgram',
    'plantedCalls',
    'redact',
    'renderSettings',
    'sanitiseResponse',
    'sessionArguments',
    'sessionEnvironment',
    'startGuard',
    'verifyAuditLog',
  ]);
});
