import { expect, it } from 'vitest';
import { trustFor } from './verify.ts';

it('never takes trust from the release itself', () => {
  expect(trustFor('releases/1.0.0', 'trust.json')).toBe('trust.json');
  for (const file of ['releases/1.0.0/trust.json', 'releases/1.0.0/plugin/trust.json'])
    expect(() => trustFor('releases/1.0.0', file)).toThrow(/lies in the release/);
});
