import { expect, it } from 'vitest';
import { cassetteDrift } from './cassette-drift.ts';

const header = {
  cli: '2.1.330',
  model: 'm',
  skill: 'sha256:a',
  recordedAt: '2026-01-01T00:00:00Z',
  redactor: '1',
  upstream: 'u',
  offline: false,
} as const;
const expected = { cli: '2.1.330', skill: 'sha256:a', now: new Date('2026-02-01') };

it.each([
  ['nothing', {}, []],
  ['another CLI', { cli: '2.1.331' }, ['recorded with Claude Code 2.1.330, replayed with 2.1.331']],
  ['another skill', { skill: 'sha256:b' }, ['recorded with another version of the skill']],
  ['age', { now: new Date('2026-05-01') }, ['recorded 120 days ago']],
])('says %s', (_, change, lines) => {
  expect(cassetteDrift({ ...header }, { ...expected, ...change })).toEqual(lines);
});
