// A stage that may read, write and run four commands, the calls that a scripted model makes in it, and what its log says of them.
import type { AuditEvent, GuardSession } from '@agent-harness/contracts';
import { composePolicy } from '../src/policy/compose-policy.ts';
import type { ScriptedCall } from './scripted-model.ts';

export const stage = (workspace: string): GuardSession => ({
  stage: 'draft',
  liveness: false,
  mounts: [{ target: workspace, source: workspace }],
  policy: composePolicy({
    name: 'e2e',
    tools: ['Bash', 'Read', 'Write', 'Edit'],
    commands: ['ls', 'cat', 'echo', 'find'].map((name) => ({ name, why: 'test' })),
    read: [workspace],
    write: [workspace],
    hosts: [],
  }),
});

export const bash = (command: string): ScriptedCall => ({
  name: 'Bash',
  input: { command, description: 'test' },
});

/** Each decided call with its decision. */
export const decided = (audit: AuditEvent[]): [AuditEvent['call'], AuditEvent['decision']][] =>
  audit.filter((event) => event.kind === 'call.decided').map(({ call, decision }) => [call, decision]);
