// A policy that grants all that one example asks for: what still refuses there, refuses by itself.
import type { Policy, Rule } from '@agent-harness/contracts';
import { normalise } from '../../event/normalise.ts';
import { THEN } from '../../session/play-example.ts';
import { exampleEvent } from '../example-event.ts';

export function widePolicy(rule: Rule, example: string, policy: Policy): Policy {
  const { tool, program, hosts } = normalise(exampleEvent(rule, example.split(THEN).at(-1) ?? example));
  const names = new Set(
    program?.commands.flatMap(({ name }) => (name === null || name === '' ? [] : [name])),
  );
  return {
    ...policy,
    exceptions: [],
    space: {
      tools: tool === null ? [] : [tool],
      commands: Array.from(names, (name) => ({ name, why: 'the example runs it' })),
      read: ['/'],
      write: ['/'],
      hosts: hosts.map(({ host }) => host),
    },
  };
}
