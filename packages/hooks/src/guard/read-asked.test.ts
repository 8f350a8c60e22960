import { expect, it } from 'vitest';
import { callKey } from '../session/call-key.ts';
import { readAsked } from './read-asked.ts';

const event = {
  hook_event_name: 'PermissionRequest',
  session_id: 's1',
  cwd: '/workspace',
  tool_name: 'Read',
  tool_input: { file_path: 'a' },
};
const of = (raw: unknown) => readAsked(Buffer.from(JSON.stringify(raw)));

it('reads which call a permission request means', () => {
  expect(of(event)).toEqual({
    tool: 'Read',
    session: 's1',
    cwd: '/workspace',
    key: callKey('Read', { file_path: 'a' }),
    likeness: expect.stringContaining('/workspace/a'),
  });
});

it.each([
  ['another event', { ...event, hook_event_name: 'PreToolUse' }],
  ['another event that names it', { ...event, hook_event_name: 'Stop', tool_name: 'PermissionRequest' }],
  ['no tool', { ...event, tool_name: undefined }],
  ['no session', { ...event, session_id: 7 }],
  ['no folder', { ...event, cwd: null }],
  ['no folder for a command', { ...event, cwd: 7, tool_name: 'Bash', tool_input: { command: 'ls' } }],
])('reads nothing of %s', (_, raw) => {
  expect(of(raw)).toBeNull();
});

it('reads nothing of an event whose name is not written as Claude Code writes it', () => {
  const text = JSON.stringify(event).replace('PermissionRequest', '\\u0050ermissionRequest');
  expect(JSON.parse(text)).toEqual(event);
  expect(readAsked(Buffer.from(text))).toBeNull();
});

it('reads nothing of what is no JSON, or nested without end', () => {
  expect(readAsked(Buffer.from('{"PermissionRequest"'))).toBeNull();
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const text = JSON.stringify(event).replace('{"file_path":"a"}', deep);
  expect(readAsked(Buffer.from(text))).toBeNull();
});
