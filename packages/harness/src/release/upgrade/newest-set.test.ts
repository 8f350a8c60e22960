import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { gapsOf } from '../solve/gaps-of.ts';
import type { LayerStatement } from '../solve/layer-statement.ts';
import { newestSet } from './newest-set.ts';

const version = (layer: string, number: string, more: Partial<LayerStatement> = {}): LayerStatement => ({
  layer,
  package: `@agent-harness/${layer}`,
  version: number,
  provides: [],
  reads: [],
  carries: null,
  needs: {},
  ...more,
});
const contracts = version('contracts', '1.0.0', {
  carries: { authored: ['policy/1.0', 'policy/2.0'], emitted: [] },
});
const hooks = [
  version('hooks', '2.0.0', { provides: ['policy/2.0'] }),
  version('hooks', '1.1.0', { provides: ['policy/1.0'] }),
  version('hooks', '1.0.0', { provides: ['policy/1.0'] }),
];
const skills = [version('skills', '1.0.1', { reads: ['policy/1.0'] })];
const names = (layers: readonly LayerStatement[]): string[] =>
  layers.map((one) => `${one.layer}@${one.version}`);

it('takes the newest of each where they fit together', () => {
  const set = newestSet([[contracts], hooks.slice(1), skills]);
  expect(names(set.layers)).toEqual(['contracts@1.0.0', 'hooks@1.1.0', 'skills@1.0.1']);
  expect(set.left).toEqual([]);
});

it('leaves out what others do not read, and says what it would break', () => {
  const { layers, left } = newestSet([[contracts], hooks, skills]);
  expect(names(layers)).toEqual(['contracts@1.0.0', 'hooks@1.1.0', 'skills@1.0.1']);
  expect(left.map(({ layer, gaps }) => [layer.version, gaps.map(({ kind }) => kind)])).toEqual([
    ['2.0.0', ['not-provided']],
  ]);
});

it('goes back where the reader is behind, too', () => {
  const read = [version('skills', '2.0.0', { reads: ['policy/2.0'] }), ...skills];
  expect(names(newestSet([[contracts], hooks, read]).layers)).toContain('skills@2.0.0');
  expect(names(newestSet([[contracts], hooks.slice(1), read]).layers)).toContain('skills@1.0.1');
});

it('refuses with the reason when nothing fits', () => {
  expect(() => newestSet([[contracts], hooks.slice(0, 1), skills])).toThrow(
    /skills 1\.0\.1 reads policy\/1\.0/u,
  );
});

it('never gives a set with a gap, nor one that a newer set of its own versions would beat', () => {
  const majors = fc.constantFrom('policy/1.0', 'policy/2.0');
  const versions = (layer: string) =>
    fc
      .array(fc.record({ provides: fc.uniqueArray(majors), reads: fc.uniqueArray(majors) }), {
        minLength: 1,
        maxLength: 4,
      })
      .map((all) => all.map((stated, at) => version(layer, `1.0.${all.length - at}`, stated)));
  fc.assert(
    fc.property(versions('hooks'), versions('skills'), (ours, theirs) => {
      const fitting = ours.flatMap((one, i) =>
        theirs.flatMap((other, j) => (gapsOf([contracts, one, other]).length === 0 ? [i + j] : [])),
      );
      const find = () => newestSet([[contracts], ours, theirs]);
      if (fitting.length === 0) return void expect(find).toThrow('fit together');
      const [, one, other] = find().layers;
      expect(gapsOf(find().layers)).toEqual([]);
      expect(ours.indexOf(one!) + theirs.indexOf(other!)).toBe(Math.min(...fitting));
    }),
  );
});
