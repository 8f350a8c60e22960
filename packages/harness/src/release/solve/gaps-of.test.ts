// Layers fit together or the reason names who disagrees; a release never holds a reader that is not met.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { gapsOf, renderGap } from './gaps-of.ts';
import { type LayerStatement, readStatement } from './layer-statement.ts';

const layer = (name: string, more: Partial<LayerStatement> = {}): LayerStatement => ({
  layer: name,
  package: `@agent-harness/${name}`,
  version: '1.0.0',
  provides: [],
  reads: [],
  carries: null,
  needs: {},
  ...more,
});
const contracts = (authored: string[], emitted: string[] = [], version = '1.0.0'): LayerStatement =>
  layer('contracts', { version, carries: { authored, emitted } });
const kinds = (...layers: LayerStatement[]): string[] => gapsOf(layers).map(({ kind }) => kind);

it('accepts readers that are met', () => {
  const hooks = layer('hooks', { provides: ['policy/1.1', 'audit-event/1.2'] });
  const skills = layer('skills', { reads: ['policy/1.1', 'audit-event/1.0'] });
  expect(gapsOf([contracts(['policy/1.1'], ['audit-event/1.2']), hooks, skills])).toEqual([]);
});

it('names a major that nobody provides, who has which, and both ways out', () => {
  const hooks = layer('hooks', { version: '2.0.0', provides: ['policy/2.0'] });
  const skills = layer('skills', { version: '1.4.0', reads: ['policy/1.0'] });
  const [gap, ...more] = gapsOf([contracts(['policy/1.0', 'policy/2.0']), hooks, skills]);
  expect(more).toEqual([]);
  expect(gap).toMatchObject({ kind: 'not-provided', layers: ['skills', 'hooks'] });
  expect(renderGap(gap!)).toBe(
    'not-provided: skills 1.4.0 reads policy/1.0, but no layer provides policy/1: hooks 2.0.0 provides policy/2.0\n' +
      '  instead: compose a skills that reads policy/2.0 (--layer skills@<version>, or release one), or pin the last hooks that provides policy/1 (--layer hooks@<version>)',
  );
});

it('lets a provider keep an old major beside a new one', () => {
  const hooks = layer('hooks', { provides: ['policy/1.0', 'policy/2.0'] });
  expect(kinds(contracts(['policy/1.0', 'policy/2.0']), hooks, layer('skills', { reads: ['policy/1.0'] }))).toEqual([]); // prettier-ignore
});

it('refuses an old reader of an authored contract, and not of an emitted one', () => {
  const hooks = layer('hooks', { provides: ['c/1.2'] });
  const reader = layer('skills', { reads: ['c/1.1'] });
  expect(kinds(contracts(['c/1.2']), hooks, reader)).toEqual(['reader-behind']);
  expect(kinds(contracts([], ['c/1.2']), hooks, reader)).toEqual([]);
});

it('refuses a reader that asks for more than there is, whoever writes', () => {
  const hooks = layer('hooks', { provides: ['c/1.2'] });
  const reader = layer('skills', { reads: ['c/1.3'] });
  expect(kinds(contracts(['c/1.2']), hooks, reader)).toEqual(['reader-ahead']);
  expect(kinds(contracts([], ['c/1.2']), hooks, reader)).toEqual(['reader-ahead']);
});

it('refuses a provider that is not at the minor that is checked against', () => {
  for (const role of [
    [['c/1.1'], []],
    [[], ['c/1.1']],
  ] as [string[], string[]][])
    for (const provided of ['c/1.0', 'c/1.2', 'c/2.0'])
      expect(kinds(contracts(...role), layer('hooks', { provides: [provided] }))).toEqual([
        'provider-differs',
      ]);
  const [behind] = gapsOf([contracts(['c/1.1']), layer('hooks', { provides: ['c/1.0'] })]);
  const [ahead] = gapsOf([contracts(['c/1.1']), layer('hooks', { provides: ['c/1.2'] })]);
  expect([behind?.instead, ahead?.instead]).toEqual([expect.stringContaining('--layer hooks@'), expect.stringContaining('--layer contracts@')]); // prettier-ignore
});

it('refuses two providers, two of one layer, and no or two contracts packages', () => {
  const both = [layer('hooks', { provides: ['c/1.0'] }), layer('skills', { provides: ['c/1.0'] })];
  expect(kinds(contracts(['c/1.0']), ...both)).toEqual(['provided-twice']);
  expect(kinds(contracts([]), layer('hooks'), layer('hooks', { version: '1.1.0' }))).toEqual(['layer-twice']);
  expect(kinds(layer('hooks'))).toEqual(['no-contracts']);
  expect(kinds(contracts([]), { ...contracts([]), layer: 'other' })).toContain('no-contracts');
});

it('reads npm ranges as npm does, before 1.0 too', () => {
  const needs = { '@agent-harness/contracts': '^0.2.1', yaml: '9.9.9' };
  const verdict = (version: string): string[] => kinds(contracts([], [], version), layer('hooks', { needs }));
  expect(verdict('0.2.9')).toEqual([]);
  expect(verdict('0.3.0')).toEqual(['range']);
  expect(verdict('0.2.0')).toEqual(['range']);
  expect(verdict('0.2.9-rc.1')).toEqual(['range']);
  expect(kinds(contracts([]), layer('harness', { needs: { '@agent-harness/hooks': '^1.0.0' } }))).toEqual(['layer-missing']); // prettier-ignore
});

// The promise in other words than the solver's: for each reader, what can reach it and what it makes of it.
it('never calls a set complete that has an unmet reader', () => {
  const text = fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom(1, 2), fc.nat(2)).map(([name, major, minor]) => `${name}/${major}.${minor}`); // prettier-ignore
  const one = (name: string): fc.Arbitrary<LayerStatement> =>
    fc.record({ provides: fc.uniqueArray(text, { maxLength: 2 }), reads: fc.uniqueArray(text, { maxLength: 2 }) }).map((stated) => layer(name, stated)); // prettier-ignore
  const minors = fc.record({ 'a/1': fc.nat(2), 'a/2': fc.nat(2), 'b/1': fc.nat(2), 'b/2': fc.nat(2) });
  let accepted = 0;
  fc.assert(
    fc.property(
      minors,
      fc.boolean(),
      fc.tuple(one('hooks'), one('skills'), one('pipeline')),
      (carried, authored, others) => {
        const list = Object.entries(carried).map(([major, minor]) => `${major}.${minor}`);
        const layers = [authored ? contracts(list) : contracts([], list), ...others];
        if (gapsOf(layers).length > 0) return;
        accepted += others.some(({ reads }) => reads.length > 0) ? 1 : 0;
        for (const { reads } of others)
          for (const read of reads) {
            const [major = '', known] = read.split('.');
            const written = others.flatMap(({ provides }) =>
              provides.filter((each) => each.startsWith(`${major}.`)),
            );
            expect(written).toHaveLength(1);
            const newest = Number(written[0]?.split('.')[1]);
            // A reader that knows less would skip a field that people wrote; one that knows more would miss what programs did not write.
            if (authored) expect(Number(known)).toBeGreaterThanOrEqual(newest);
            else expect(Number(known)).toBeLessThanOrEqual(newest);
          }
      },
    ),
    { numRuns: 20_000 },
  );
  expect(accepted).toBeGreaterThan(10);
});

it('reads a statement from a package.json, and says everything that is wrong with one', () => {
  const agentHarness = { layer: 'hooks', provides: ['policy/1.0'], reads: [] };
  const json = {
    name: '@agent-harness/hooks',
    version: '1.0.0',
    dependencies: { unbash: '6.0.4' },
    agentHarness,
  };
  expect(readStatement(json, 'hooks')).toEqual(layer('hooks', { provides: ['policy/1.0'], needs: { unbash: '6.0.4' } })); // prettier-ignore
  expect(() => readStatement({ ...json, version: '', agentHarness: { layer: 'hooks', provides: ['policy'], reads: [] } }, 'hooks')).toThrow(/version is missing.*provides is not a list/); // prettier-ignore
  expect(() => readStatement({ name: 'left-pad', version: '1.0.0' }, 'left-pad')).toThrow(/layer is missing.*provides.*reads/); // prettier-ignore
});
