// What a person reads when something is refused.
import { expect, it } from 'vitest';
import { HarnessError, describeError } from './error.ts';

it('says what happened, what to do instead, and the code', () => {
  const error = new HarnessError('run.no-engine', 'no container engine found', 'install podman');
  expect(describeError(error)).toBe('no container engine found\n  instead: install podman [run.no-engine]');
  expect(error).toMatchObject({ name: 'HarnessError', code: 'run.no-engine' });
});

it('keeps the message of any other error, and the text of anything thrown', () => {
  expect(describeError(new TypeError('odd'))).toBe('odd');
  expect(describeError('text')).toBe('text');
});
