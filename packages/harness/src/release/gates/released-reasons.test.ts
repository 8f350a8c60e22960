// A version stands for one thing for ever, of a release and of a layer.
import { expect, it } from 'vitest';
import { releasedReasons } from './released-reasons.ts';

const layer = (version: string, digit: string) => ({
  package: '@agent-harness/hooks',
  version,
  sha512: `sha512:${digit.repeat(128)}`,
});
const earlier = [{ version: '1.0.0', layers: [layer('0.1.0', 'a')] }] as unknown as Parameters<
  typeof releasedReasons
>[2];
const gates = (...given: [string, ReturnType<typeof layer>]) =>
  releasedReasons(given[0], [given[1]], earlier).map(({ gate }) => gate);

it('takes an unchanged layer again, and a changed one under a new version', () => {
  expect(gates('1.1.0', layer('0.1.0', 'a'))).toEqual([]);
  expect(gates('1.1.0', layer('0.1.1', 'b'))).toEqual([]);
  expect(gates('1.1.0', { ...layer('0.1.0', 'b'), package: '@agent-harness/skills' })).toEqual([]);
});

it('refuses a version of a release twice, and a layer whose bytes changed under its version', () => {
  expect(gates('1.0.0', layer('0.1.1', 'b'))).toEqual(['exists']);
  expect(gates('1.1.0', layer('0.1.0', 'b'))).toEqual(['released']);
  expect(gates('1.0.0', layer('0.1.0', 'b'))).toEqual(['exists', 'released']);
});
