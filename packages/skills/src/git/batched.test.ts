// One reading for all that is asked at once, each with its own answer, and none remembered.
import { expect, it } from 'vitest';
import { batched } from './batched.ts';

function counting() {
  const readings: (readonly string[])[] = [];
  const ask = batched(async (keys) => {
    readings.push(keys);
    if (keys.includes('broken')) throw new Error('cannot be read');
    return new Map(keys.filter((key) => key !== 'none').map((key) => [key, key.toUpperCase()]));
  });
  return { readings, ask };
}

it('reads together what is asked together, each key once', async () => {
  const { readings, ask } = counting();
  expect(await Promise.all(['a', 'b', 'a', 'none'].map(ask))).toEqual(['A', 'B', 'A', null]);
  expect(readings).toEqual([['a', 'b', 'none']]);
});

it('reads again what is asked later', async () => {
  const { readings, ask } = counting();
  expect([await ask('a'), await ask('a')]).toEqual(['A', 'A']);
  expect(readings).toEqual([['a'], ['a']]);
});

it('fails whom it concerns, and answers the next', async () => {
  const { ask } = counting();
  const [one, two] = await Promise.allSettled([ask('broken'), ask('a')]);
  expect([one.status, two.status]).toEqual(['rejected', 'rejected']);
  expect(await ask('a')).toBe('A');
});
