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
    'loadProfile',
    'loadRules',
    'normalise',
    'openAuditLog',
    'parseProgram',
    'plantedCalls',
    'profileNames',
    'redact',
    'renderSettings',
    'sanitiseResponse',
    'sessionArguments',
    'sessionEnvironment',
    'startGuard',
    'verifyAuditLog',
  ]);
});
