// What is no pattern is said, however leniently a search would take it.
import { expect, it } from 'vitest';
import { patternFaults } from './pattern-faults.ts';

it.each([
  ['<send>~2<secret>', []],
  ['<send>\\q<secret>', [{ pointer: '/patterns/0', what: expect.stringMatching(/escape/u) }]],
  ['<send>)', [{ pointer: '/patterns/0', what: expect.stringMatching(/[Uu]nmatched/u) }]],
])('of %s', (pattern, faults) => {
  expect(patternFaults({ kind: 'instruction', patterns: [pattern] })).toEqual(faults);
});
