import { expect, it } from 'vitest';
import { withDeadline } from './with-deadline.ts';

it('gives what the work gives, and throws what it throws', () => {
  expect(withDeadline(() => 7, 1_000)).toBe(7);
  expect(() =>
    withDeadline(() => {
      throw new TypeError('no');
    }, 1_000),
  ).toThrow(TypeError);
});

it('stops a loop and a pattern that never end', () => {
  const late = { code: 'ERR_SCRIPT_EXECUTION_TIMEOUT' };
  expect(() =>
    withDeadline(() => {
      for (;;);
    }, 20),
  ).toThrow(expect.objectContaining(late));
  expect(() => withDeadline(() => /^(a+)+$/u.test(`${'a'.repeat(60)}!`), 20)).toThrow(
    expect.objectContaining(late),
  );
});
