import { expect, it } from 'vitest';
import * as hooks from './index.ts';

it('exports these names and no others', () => {
  expect(Object.keys(hooks).toSorted()).toEqual([
    'LAYERS',
    'LevelError',
    'PROJECT_POLICY',
    'compileClient',
    'composePolicy',
    'conflictsOf',
    'containerView',
    'currentPolicy',
    'decide',
    'draftRule',
    'exampleEvent',
    'explainDecision',
    'loadBaseline',
    'loadProfile',
    'loadRules',
    'normalise',
    'openAuditLog',
    'originOf',
    'parseProgram',
    'plantedCalls',
    'policyFaults',
    'profileNames',
    'profileSpace',
    'readLevel',
    'redact',
    'renderProblem',
    'renderSettings',
    'sanitiseResponse',
    'sessionArguments',
    'sessionEnvironment',
    'startGuard',
    'verifyAuditLog',
  ]);
});
