import { expect, it } from 'vitest';
import * as hooks from './index.ts';

it('exports these names and no others', () => {
  expect(Object.keys(hooks).toSorted()).toEqual([
    'compileClient',
    'composePolicy',
    'decide',
    'explainDecision',
    'loadRules',
    'normalise',
    'openAuditLog',
    'plantedCalls',
    'redact',
    'renderSettings',
    'sessionArguments',
    'sessionEnvironment',
    'startGuard',
    'verifyAuditLog',
  ]);
});
