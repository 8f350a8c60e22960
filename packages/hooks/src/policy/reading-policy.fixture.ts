// A policy of a stage that reads a repository and writes documents: what the tests decide by.
import type { CommandGrant, Policy, ToolEvent } from '@agent-harness/contracts';
import { normalise } from '../event/normalise.ts';
import { composePolicy } from './compose-policy.ts';

const NAMES =
  'awk cat cd date diff du echo env fd fetcher find grep head id jq ls npm_proxy printf pwd rg sed sort stat tail tee test tree true uname uniq wc which xargs';
const SUBCOMMANDS =
  'log show diff grep branch tag archive status ls-files stash reflog remote blame config worktree';

export const readingCommands: CommandGrant[] = [
  ...NAMES.split(' ').map((name) => ({ name, why: 'the tests use it' })),
  { name: 'git', why: 'the tests read history', subcommands: SUBCOMMANDS.split(' ') },
];

/** Reads /workspace, writes /out, reaches nothing unless told. */
export function readingPolicy(hosts: string[] = []): Policy {
  return composePolicy({
    name: 'tests',
    tools: ['Bash', 'Read', 'Write', 'Edit', 'Glob', 'Grep'],
    commands: readingCommands,
    read: ['/workspace'],
    write: ['/out'],
    hosts,
  });
}

export { PLAIN as plainContext } from './faults/play-example.ts';

export function asked(tool: string, input: Record<string, unknown>): ToolEvent {
  return normalise({
    hook_event_name: 'PreToolUse',
    session_id: 's',
    cwd: '/workspace',
    tool_use_id: 'toolu_1',
    tool_name: tool,
    tool_input: input,
  });
}

export function ran(command: string): ToolEvent {
  return asked('Bash', { command });
}
