import { expect, it } from 'vitest';
import { HarnessError } from '@agent-harness/contracts';
import { callKey } from '../session/call-key.ts';
import { readAsked } from '../guard/read-asked.ts';
import { MAX_MEMBERS, countMembers, hasTooManyMembers } from './count-members.ts';
import { normalise } from './normalise.ts';

const keys = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`key${at}`, 'v']));
const event = (input: unknown) => ({
  hook_event_name: 'PermissionRequest',
  session_id: 's1',
  cwd: '/workspace',
  tool_name: 'mcp__a__b',
  tool_input: input,
});

it.each([
  ['a text', 'abc', 0],
  ['nothing', null, 0],
  ['keys', { a: 1, b: [2, { c: 3 }] }, 5],
  ['places of lists', [[], [1, 'x', null]], 5],
])('counts %s', (_, value, count) => {
  expect(countMembers(value, 100)).toBe(count);
});

it('ends where it is told, however deep the nesting', () => {
  expect(countMembers(keys(50), 7)).toBe(7);
  expect(countMembers(JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)), 10)).toBe(10);
});

it.each([
  ['keys', keys],
  ['texts', (count: number) => ({ list: Array.from({ length: count - 1 }, () => 'a') })],
  ['numbers', (count: number) => ({ list: Array.from({ length: count - 1 }, () => 7) })],
])('an input with one member more than the bound is no event of Claude Code: %s', (_, made) => {
  expect(hasTooManyMembers(made(MAX_MEMBERS))).toBe(false);
  expect(normalise(event(made(MAX_MEMBERS)))).toMatchObject({ tool: 'mcp__a__b' });
  expect(() => normalise(event(made(MAX_MEMBERS + 1)))).toThrow(HarnessError);
  expect(() => normalise(event(made(MAX_MEMBERS + 1)))).toThrow('more than 4096 members');
});

it('no call is found for a request with so many', () => {
  const bytes = (count: number) => Buffer.from(JSON.stringify(event(keys(count))));
  expect(readAsked(bytes(MAX_MEMBERS))?.key).toBe(callKey('mcp__a__b', keys(MAX_MEMBERS)));
  expect(readAsked(bytes(MAX_MEMBERS + 1))).toBeNull();
});
