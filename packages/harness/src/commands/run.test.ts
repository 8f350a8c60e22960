import { expect, it } from 'vitest';
import { argumentsWithout } from './run.ts';

it('hands on every argument but those for choosing the release', () => {
  const without = (...args: string[]) => argumentsWithout(args, ['--release', '--trust']);
  expect(without('run', 'x', '--release', 'r', '--repo', '.', '--trust=t', '--json')).toEqual(['run', 'x', '--repo', '.', '--json']); // prettier-ignore
  expect(without('run', '--release=r', 'x', '--trust', 't')).toEqual(['run', 'x']);
});
