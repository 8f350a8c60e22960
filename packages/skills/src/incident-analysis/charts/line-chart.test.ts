// A chart is the same for the same rows, shows gaps as gaps, and holds no markup of its rows.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineChart } from './line-chart.ts';

const at = Date.parse('2026-07-01T09:00:00Z');
const points = (...values: (number | null)[]) =>
  values.map((value, index) => ({ at: at + index * 300_000, value }));
const chart = (values: (number | null)[], label = 'a') =>
  lineChart({
    title: 'Failed requests',
    unit: 'per 5 min',
    series: [{ name: 'failed', points: points(...values) }],
    marked: { from: at, to: at + 300_000 },
    events: [{ at: at + 600_000, label }],
  });

it('draws one line for each run between gaps', () => {
  const drawn = chart([1, 2, null, 4, 5, null, 7]);
  expect(drawn.match(/<polyline/g)).toHaveLength(2);
  expect(drawn.match(/<circle/g)).toHaveLength(1);
  expect(drawn).toContain('>09:00<');
});

it('says that there is no data, and draws no line then', () => {
  const drawn = chart([]);
  expect(drawn).toContain('no data');
  expect(drawn).not.toMatch(/polyline|circle|NaN|Infinity/);
});

it('draws the smallest number there is', () => {
  expect(chart([5e-324])).not.toMatch(/NaN|Infinity/);
});

it('is the same twice, and no name or number of a row can add to it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.double({ min: 0, noNaN: true, max: 1e12 }))),
      fc.string(),
      (values, label) => {
        const drawn = chart(values, label);
        expect(chart(values, label)).toBe(drawn);
        expect(drawn).not.toMatch(/NaN|Infinity/);
        expect(
          drawn.match(/<[a-z]+/g)?.every((tag) => /^<(svg|title|rect|text|line|polyline|circle)$/.test(tag)),
        ).toBe(true);
      },
    ),
  );
});
