// A stage that ended badly says how, and what to do: its limits are named where they are the likely cause.
import { describeError } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { exitError, stoppedError } from './stage-ended.ts';

const limits = { stage: 'collect', seconds: 900, memoryMb: 1024 };
const program = { who: 'the program', instead: 'read it' };

it('finds nothing against an end that was meant', () => {
  const end = { code: 0, stopped: null };
  expect(stoppedError(limits, end, 'x')).toBeNull();
  expect(exitError(limits, end, 'x', program)).toBeNull();
});

it.each([
  ['timeout', /collect ran longer than 900 s.*limits\.seconds.*timeout\.stage/su],
  ['disk', /collect wrote more into its output folder.*cell\.disk/su],
  ['lost', /container of stage collect went away: last words.*1024 MB.*limits\.memoryMb.*cell\.lost/su],
  ['aborted', /container of stage collect went away/u],
] as const)('says why it was stopped: %s', (stopped, words) => {
  expect(describeError(stoppedError(limits, { code: null, stopped }, 'last words'))).toMatch(words);
});

it('says what the engine said of a container that was lost', () => {
  const end = { code: null, stopped: 'lost', said: 'exit 137' } as const;
  expect(describeError(stoppedError(limits, end, 'last words'))).toContain(
    'container of stage collect went away: exit 137; last words',
  );
});

it('names the memory of what was killed, and the place of the reason of what ended by itself', () => {
  expect(describeError(exitError(limits, { code: null, stopped: null }, 'last words', program))).toMatch(
    /the program was killed in stage collect: last words.*1024 MB.*limits\.memoryMb.*stage\.killed/su,
  );
  expect(describeError(exitError(limits, { code: 3, stopped: null }, 'last words', program))).toMatch(
    /the program ended with exit code 3 in stage collect: last words.*read it.*stage\.failed/su,
  );
});
