// What is no pattern is said, however leniently a search would take it.
import { expect, it } from 'vitest';
import { patternFaults } from './pattern-faults.ts';

it.each([
  ['<send>~2<secret>', []],
  ['<send>\\q<secret>', [{ pointer: '/patterns/0', what: expect.stringMatching(/escape/u) }]],
  ['<send>)', [{ pointer: '/patterns/0', what: expect.stringMatching(/[Uu]nmatched/u) }]],
  [
    '<send>(?:<secret>+)+',
    [{ pointer: '/patterns/0', what: 'it repeats a repetition, which can take for ever' }],
  ],
])('of %s', (pattern, faults) => {
  expect(patternFaults({ kind: 'instruction', patterns: [pattern] })).toEqual(faults);
});

it.each(['credential-text', 'injection'] as const)('of %s too', (kind) => {
  const faults = (pattern: string) =>
    patternFaults(kind === 'injection' ? { kind, pattern } : { kind, pattern, keywords: ['x'] });
  expect(faults('x[a-z]{4}')).toEqual([]);
  expect(faults('(')).toEqual([{ pointer: '/pattern', what: expect.any(String) }]);
});
