import type { Stage } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { stagesToRun } from './stages-to-run.ts';

const common = {
  grants: { tools: [], commands: [], mounts: [], hosts: [], mcp: [], secrets: [] },
  limits: { seconds: 1, memoryMb: 64 },
};
const stages: Stage[] = [
  { name: 'collect', kind: 'program', argv: ['node'], ...common },
  { name: 'try', kind: 'program', argv: ['node'], optional: 'Runs commands.', ...common },
  { name: 'write', kind: 'agent', prompt: 'Write.', ...common },
];

it('leaves an optional stage out unless it is asked for', () => {
  expect([...stagesToRun({ name: 'demo', stages }, [])]).toEqual(['collect', 'write']);
  expect([...stagesToRun({ name: 'demo', stages }, ['try'])]).toEqual(['collect', 'try', 'write']);
});

it.each(['write', 'none'])('refuses to be asked for %s', (name) => {
  expect(() => stagesToRun({ name: 'demo', stages }, [name])).toThrow(/has no optional stage/);
});
