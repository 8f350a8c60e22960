import { expect, it } from 'vitest';
import { findModel, loadCatalogue, sameModel } from './load-catalogue.ts';
import { priceOf } from './price.ts';
import { NO_USAGE, readUsage } from './usage.ts';

const catalogue = await loadCatalogue();
const named = (id: string) => findModel(catalogue, id)!;

it('prices each kind of token by its own rate', () => {
  const usage = {
    input: 1e6,
    output: 1e6,
    cacheRead: 1e6,
    cacheWrite5m: 1e6,
    cacheWrite1h: 1e6,
    webSearches: 3,
  };
  expect(priceOf(usage, named('claude-haiku-4-5'), catalogue, 1)).toBeCloseTo(
    1 + 5 + 0.1 + 1.25 + 2 + 0.03,
    9,
  );
  expect(priceOf(usage, named('claude-haiku-4-5'), catalogue, 0)).toBe(0);
});

it('prices the whole of a long prompt by the rates for long ones, cache included', () => {
  const at = (cacheRead: number) =>
    priceOf({ ...NO_USAGE, input: 1000, output: 1000, cacheRead }, named('claude-haiku-5-5'), catalogue, 1);
  expect(at(99_000)).toBeCloseTo((1000 * 0.1 + 1000 * 0.5 + 99_000 * 0.01) / 1e6, 12);
  expect(at(99_001)).toBeCloseTo((1000 * 0.5 + 1000 * 2.5 + 99_001 * 0.05) / 1e6, 12);
});

it('knows a model with and without its date, and no other', () => {
  expect(named('claude-sonnet-4-5').id).toBe('claude-sonnet-4-5-20250929');
  expect(findModel(catalogue, 'claude-sonnet-4')).toBeNull();
  expect(findModel(catalogue, 'claude-sonnet-4-5-fast')).toBeNull();
  expect(sameModel('claude-opus-5', 'claude-opus-5-5')).toBe(false);
});

it('takes running totals, whose counts never fall', () => {
  const start = readUsage({ input_tokens: 10, output_tokens: 1, cache_creation_input_tokens: 5 });
  const end = readUsage({ output_tokens: 40 }, start);
  expect(end).toEqual({ ...NO_USAGE, input: 10, output: 40, cacheWrite5m: 5 });
  expect(readUsage({ input_tokens: -5, output_tokens: 'many', cache_creation: null })).toEqual(NO_USAGE);
});
