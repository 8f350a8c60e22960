// Turns a Claude Code hook event into the contract's ToolEvent: what was asked, with paths, hosts and commands named.
import { createHash } from 'node:crypto';
import { HarnessError, type ToolEvent } from '@agent-harness/contracts';
import { parseProgram } from '../shell/parse-program.ts';
import { MAX_MEMBERS, hasTooManyMembers } from './count-members.ts';
import { kindOf } from './event-kind.ts';
import { eventHosts } from './event-hosts.ts';
import { eventPaths } from './event-paths.ts';
import { eventTexts } from './event-texts.ts';
import { leaves } from './json-leaves.ts';
import type { RawEvent } from './parse-event.ts';
import { SHELL_FIELD } from './tool-fields.ts';

/** What an event is; cheap to tell, and without what it asks for. */
export type EventFacts = Pick<ToolEvent, 'event' | 'hook' | 'session' | 'call' | 'tool' | 'cwd' | 'digest'>;

/** @throws HarnessError `event.invalid` */
export function readFacts(raw: unknown): EventFacts {
  const event = asObject(raw, 'it');
  const hook = text(event, 'hook_event_name');
  const kind = kindOf(hook);
  const cwd = text(event, 'cwd');
  if (!cwd.startsWith('/')) throw invalid('`cwd` is not an absolute path');
  return {
    event: kind,
    hook,
    session: text(event, 'session_id'),
    call: optional(event, 'tool_use_id'),
    tool: kind.startsWith('tool.') ? text(event, 'tool_name') : null,
    cwd,
    digest: `sha256:${createHash('sha256').update(JSON.stringify(raw)).digest('hex')}`,
  };
}

/**
 * Reads one hook event (Claude Code 2.1.330). Unknown fields and events are kept as `other`, never refused:
 * new ones come with every release, and the layers decide by what they know.
 * @param raw the parsed JSON of the hook's standard input
 * @param facts of it, where they are known
 * @throws HarnessError `event.invalid` for what no Claude Code sends: no object, no name, a tool event without a tool, an input of
 *   thousands of members
 */
export function normalise(raw: unknown, facts: EventFacts = readFacts(raw)): ToolEvent {
  const event = asObject(raw, 'it');
  const { event: kind, tool, cwd } = facts;
  if (kind === 'prompt') text(event, 'prompt');
  const input = kind.startsWith('tool.') ? asObject(event['tool_input'], '`tool_input`') : {};
  if (hasTooManyMembers(input)) throw invalid(`\`tool_input\` has more than ${MAX_MEMBERS} members`);
  const program = programOf(tool, input);
  const said = leaves(input, '/tool_input');
  return {
    contract: 'tool-event/1',
    ...facts,
    agent: optional(event, 'agent_id'),
    paths: eventPaths(event, tool, input, program, cwd),
    hosts: eventHosts(tool, said, program),
    program,
    texts: eventTexts(kind, event, tool, said),
  };
}

function programOf(tool: string | null, input: RawEvent): ToolEvent['program'] {
  const field = SHELL_FIELD.get(tool ?? '');
  if (field === undefined) return null;
  const command = input[field];
  if (typeof command !== 'string') throw invalid(`\`${tool}\` without a \`${field}\` text`);
  return parseProgram(command);
}

function asObject(value: unknown, name: string): RawEvent {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(`${name} is not an object`);
  return value as RawEvent;
}

function text(event: RawEvent, name: string): string {
  const value = event[name];
  if (typeof value !== 'string' || value === '') throw invalid(`\`${name}\` is missing or not a text`);
  return value;
}

function optional(event: RawEvent, name: string): string | null {
  const value = event[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw invalid(`\`${name}\` is not a text`);
  return value;
}

function invalid(why: string): HarnessError<'event.invalid'> {
  return new HarnessError(
    'event.invalid',
    `this is not a Claude Code hook event: ${why}`,
    'pass the JSON that Claude Code writes to the hook, unchanged',
  );
}
