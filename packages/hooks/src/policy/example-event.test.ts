// Which event a rule's example stands for.
import type { Rule } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { exampleEvent } from './example-event.ts';
import { ownRule } from './levels/levels.fixture.ts';

const event = (id: string, match: Rule['match'], example: string) =>
  exampleEvent({ ...ownRule(), id, match }, example);
const builtin = (check: string): Rule['match'] => ({ kind: 'builtin', check });

it.each<[string, Rule['match'], object]>([
  [
    'a.b',
    { kind: 'path', globs: [], access: ['read', 'write'] },
    { tool_name: 'Read', tool_input: { file_path: 'x' } },
  ],
  [
    'a.b',
    { kind: 'path', globs: [], access: ['write'] },
    { tool_name: 'Write', tool_input: { file_path: 'x', content: 'text' } },
  ],
  ['a.b', { kind: 'credential-path', globs: [] }, { tool_name: 'Read', tool_input: { file_path: 'x' } }],
  [
    'a.b',
    { kind: 'injection', pattern: 'x' },
    { hook_event_name: 'PostToolUse', tool_response: { stdout: 'x' } },
  ],
  ['injection.b', builtin('injection.b'), { hook_event_name: 'PostToolUse', tool_response: { stdout: 'x' } }],
  [
    'content.b',
    builtin('content.b'),
    { tool_name: 'Write', tool_input: { file_path: '/out/page.md', content: 'x' } },
  ],
  [
    'shell.b',
    builtin('shell.b'),
    { hook_event_name: 'PreToolUse', tool_name: 'Bash', tool_input: { command: 'x' } },
  ],
  // What an own rule is called says nothing of what its examples are.
  ['content.b', { kind: 'host', hosts: ['x'] }, { tool_name: 'Bash', tool_input: { command: 'x' } }],
  [
    'injection.b',
    { kind: 'command', name: 'x', words: [] },
    { tool_name: 'Bash', tool_input: { command: 'x' } },
  ],
])('of %s %j', (id, match, expected) => {
  expect(event(id, match, 'x')).toMatchObject(expected);
});

it('is the example itself where it is an event', () => {
  expect(event('a.b', { kind: 'credential-path', globs: [] }, '{"tool_name":"Grep"}')).toMatchObject({
    hook_event_name: 'PreToolUse',
    cwd: '/workspace',
    tool_name: 'Grep',
    tool_input: {},
  });
});
