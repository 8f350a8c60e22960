// The scripted model asks for each call once, in order, and then ends the session.
import type { ToolOutcome } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { attackScript } from './attack-script.ts';
import type { Attack } from './judge-attack.ts';

const attack: Attack = {
  id: 'two-calls',
  what: 'w',
  script: [
    { tool: 'Bash', input: { command: 'curl x' } },
    { tool: 'Read', input: { file_path: '/etc/passwd' } },
  ],
  expect: 'every-call-refused',
};
const outcome: ToolOutcome = { id: 't', name: 'Bash', input: {}, text: 'refused', isError: true };

it('asks for one call a turn, whatever came back', () => {
  const script = attackScript(attack);
  expect(script([])).toEqual([{ type: 'tool_use', name: 'Bash', input: { command: 'curl x' } }]);
  expect(script([outcome])).toEqual([
    { type: 'tool_use', name: 'Read', input: { file_path: '/etc/passwd' } },
  ]);
  expect(script([{ ...outcome, isError: false, text: 'root:x' }])).toEqual(script([outcome]));
});

it('ends with text, also when more came back than it asked for', () => {
  const script = attackScript(attack);
  for (const outcomes of [
    [outcome, outcome],
    [outcome, outcome, outcome],
  ])
    expect(script(outcomes).map(({ type }) => type)).toEqual(['text']);
});
