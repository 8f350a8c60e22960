// The shapes that Claude Code takes for an answer.
import { expect, it } from 'vitest';
import { block, denyPermit, pass, permit } from './answers.ts';

const decided = (decision: object) => ({
  exit: 0,
  body: { hookSpecificOutput: { hookEventName: 'PermissionRequest', decision } },
});

it('lets an event pass, or blocks it with a reason', () => {
  expect(pass).toEqual({ exit: 0, body: {} });
  expect(block('no')).toEqual({ exit: 2, reason: 'no' });
});

it('permits a call, or denies it with a reason that is cut to what a model needs', () => {
  expect(permit()).toEqual(decided({ behavior: 'allow' }));
  expect(denyPermit('no')).toEqual(decided({ behavior: 'deny', message: 'Refused by the guard: no' }));
  const long = JSON.stringify(denyPermit('x'.repeat(9_000)));
  expect(/"message":"([^"]*)"/u.exec(long)?.[1]).toHaveLength(4_000);
});
