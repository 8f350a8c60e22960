// A response nested more deeply than any tool nests is cut there, and says so.
import { expect, it } from 'vitest';
import { readingPolicy } from '../policy/reading-policy.fixture.ts';
import { sanitiseResponse } from './sanitise-response.ts';

const policy = readingPolicy();
const nested = (depth: number, list: boolean): unknown =>
  depth === 0 ? 'text' : list ? [nested(depth - 1, list)] : { a: nested(depth - 1, list) };

it.each([[true], [false]])('is whole at 64 levels and cut below them; lists: %s', (list) => {
  const whole = sanitiseResponse(nested(64, list), policy);
  expect(whole).toMatchObject({ value: nested(64, list), changed: false });
  const cut = sanitiseResponse(nested(65, list), policy);
  expect(cut.changed).toBe(true);
  expect(JSON.stringify(cut.value)).toContain('[withheld: nested too deeply]');
  expect(JSON.stringify(cut.value)).not.toContain('text');
});
