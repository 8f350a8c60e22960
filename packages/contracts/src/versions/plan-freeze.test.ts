// A schema is frozen once: under its minor, as it stands, with its digest, and never over another one.
import { expect, it } from 'vitest';
import { checkVersions } from './check-versions.ts';
import { planFreeze } from './plan-freeze.ts';

const closed = (...names: string[]): string =>
  JSON.stringify({ type: 'object', additionalProperties: false, properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) }); // prettier-ignore
const contract = (name: string, minor: string, schema: string): [string, string][] => [
  [`${name}/contract.json`, JSON.stringify({ name, provider: 'web', consumers: ['api'], role: 'authored', versions: { v1: { minor, status: 'stable' } } })], // prettier-ignore
  [`${name}/v1/schema.json`, schema],
];
const first = new Map([...contract('x', '1.0', closed('a')), ...contract('y', '1.0', closed('b'))]);
const after = (files: ReadonlyMap<string, string>, ...from: [ReadonlyMap<string, string>?]) =>
  new Map([...files, ...planFreeze(files, from[0] ?? files, []).writes]);

it('freezes every contract, or those named, so that the check finds nothing wrong', () => {
  expect(planFreeze(first, first, [])).toMatchObject({ frozen: ['x/1.0', 'y/1.0'], kept: [] });
  const { writes, frozen } = planFreeze(first, first, ['y']);
  expect([frozen, [...writes.keys()]]).toEqual([['y/1.0'], ['y/v1/released/1.0.json', 'y/v1/released/lock.json']]); // prettier-ignore
  expect(writes.get('y/v1/released/1.0.json')).toBe(first.get('y/v1/schema.json'));
  expect(checkVersions(after(first))).toEqual([]);
});

it('keeps what is frozen with the same schema, whatever its words', () => {
  const worded = new Map(after(first)).set('x/v1/schema.json', JSON.stringify({ description: 'new', ...JSON.parse(closed('a')) })); // prettier-ignore
  expect(planFreeze(worded, worded, [])).toEqual({ writes: new Map(), frozen: [], kept: ['x/1.0', 'y/1.0'] });
});

it('refuses to write over another schema, or where the lock knows one that is gone', () => {
  const changed = new Map(after(first)).set('x/v1/schema.json', closed('a', 'c'));
  expect(() => planFreeze(changed, changed, [])).toThrow('x/1.0: another schema is frozen');
  const gone = new Map(after(first));
  gone.delete('y/v1/released/1.0.json');
  expect(() => planFreeze(gone, gone, ['y'])).toThrow('y/1.0: another schema is frozen');
  expect(() => planFreeze(first, first, ['z'])).toThrow('there is no contract z');
  expect(() => planFreeze(new Map(first).set('y/contract.json', '{'), first, [])).toThrow('y/contract.json#: expected JSON'); // prettier-ignore
});

it('freezes what an earlier commit had, beside what is frozen already', () => {
  const raised = new Map([...after(first), ...contract('x', '1.1', closed('a', 'c'))]);
  const again = new Map([...raised, ...contract('x', '1.2', closed('a', 'c', 'd'))]);
  expect(checkVersions(again).map(({ file }) => file)).toEqual(['x/v1/released/1.1.json']);
  const frozen = after(again, raised);
  expect(checkVersions(frozen)).toEqual([]);
  expect(Object.keys(JSON.parse(frozen.get('x/v1/released/lock.json') ?? ''))).toEqual(['1.0.json', '1.1.json']); // prettier-ignore
});
