import { expect, it } from 'vitest';
import { EXIT_HELP, exitCodeOf } from './exit-code.ts';

it.each([
  ['engine.missing', 3],
  ['cell.attestation', 3],
  ['guard.lost', 3],
  ['liveness.failed', 3],
  ['audit.failed', 3],
  ['session.incomplete', 3],
  ['model.unreachable', 4],
  ['gate.refused', 1],
  ['stage.failed', 1],
  ['timeout.stage', 124],
  ['interrupted.signal', 130],
  ['contract.invalid', 2],
  ['repository.shallow', 2],
  ['anything.else', 2],
])('%s ends with %i, which the help explains', (code, exit) => {
  expect(exitCodeOf(code)).toBe(exit);
  expect(EXIT_HELP).toMatch(new RegExp(`^  ${exit} `, 'm'));
});
