// A schema changes with its version or not at all, and what was released stays.
import { expect, it } from 'vitest';
import { checkVersions } from './check-versions.ts';
import { digestOf } from './contract-files.ts';

const schema = (properties: object): string => JSON.stringify({ type: 'object', additionalProperties: false, properties }); // prettier-ignore
const one = schema({ a: { type: 'string' } });
const two = schema({ a: { type: 'string' }, b: { type: 'string' } });
const less = schema({});

function files(text: string, version: object, released: Record<string, string> = {}): Map<string, string> {
  const lock = Object.fromEntries(
    Object.entries(released).map(([minor, old]) => [`${minor}.json`, digestOf(old)]),
  );
  return new Map([
    ['x/contract.json', JSON.stringify({ name: 'x', role: 'authored', versions: { v1: { minor: '1.0', status: 'stable', ...version } } })], // prettier-ignore
    ['x/v1/schema.json', text],
    ['x/v1/released/lock.json', JSON.stringify(lock)],
    ...Object.entries(released).map(([minor, old]): [string, string] => [`x/v1/released/${minor}.json`, old]),
  ]);
}
const where = (...given: Parameters<typeof checkVersions>) => checkVersions(...given).map(({ file, pointer }) => `${file}#${pointer}`); // prettier-ignore

it('passes what did not change, and a compatible change with a new minor and the old one frozen', () => {
  expect(where(files(one, {}, { '1.0': one }))).toEqual([]);
  expect(where(files(two, { minor: '1.1' }, { '1.0': one }), files(one, {}))).toEqual([]);
});

it('refuses a change without a new minor, and names it', () => {
  const [problem] = checkVersions(files(two, {}, { '1.0': one }));
  expect(problem).toMatchObject({
    file: 'x/contract.json',
    pointer: '/versions/v1/minor',
    expected: '1.1',
    found: '1.0',
  });
  expect(problem?.findings.map(({ rule }) => rule)).toEqual(['property-added']);
  expect(where(files(two, {}), files(one, {}))).toEqual(['x/contract.json#/versions/v1/minor']);
});

it('refuses a break of a stable major, allows it in a draft, and allows a new major beside', () => {
  expect(where(files(less, { minor: '1.1' }, { '1.0': one }))).toEqual(['x/v1/schema.json#/properties/a']);
  expect(where(files(less, { minor: '1.1', status: 'draft' }, { '1.0': one }))).toEqual([]);
  const beside = files(one, {}, { '1.0': one });
  const card = JSON.parse(beside.get('x/contract.json') ?? '');
  card.versions.v2 = { minor: '2.0', status: 'draft' };
  beside.set('x/contract.json', JSON.stringify(card)).set('x/v2/schema.json', less);
  expect(where(beside, files(one, {}, { '1.0': one }))).toEqual([]);
});

it('does not let a status word hide a break: the base says what was promised', () => {
  expect(where(files(less, { minor: '1.1', status: 'draft' }, { '1.0': one }), files(one, {}, { '1.0': one }))).toContain('x/v1/schema.json#/properties/a'); // prettier-ignore
});

it('refuses a frozen file that changed, vanished or was never locked, also with its lock', () => {
  const frozen = files(one, {}, { '1.0': one });
  expect(where(new Map(frozen).set('x/v1/released/1.0.json', two))).toContain('x/v1/released/1.0.json#');
  const gone = new Map(frozen);
  gone.delete('x/v1/released/1.0.json');
  expect(where(gone)).toEqual(['x/v1/released/1.0.json#']);
  expect(where(new Map(frozen).set('x/v1/released/lock.json', '{}'))).toEqual(['x/v1/released/1.0.json#']);
  expect(where(files(two, {}, { '1.0': two }), frozen)).toContain('x/v1/released/1.0.json#');
});

it('refuses to raise the minor without freezing the old one, to go back, and to retire without a date', () => {
  expect(where(files(two, { minor: '1.1' }), files(one, {}))).toEqual(['x/v1/released/1.0.json#']);
  expect(where(files(one, {}), files(one, { minor: '1.1' }))).toEqual(['x/contract.json#/versions/v1/minor']);
  expect(where(files(one, { status: 'retired' }))).toEqual(['x/contract.json#/versions/v1/since']);
  expect(where(files(one, { status: 'retired', since: '2026-02-30' }))).toEqual(['x/contract.json#/versions/v1/since']); // prettier-ignore
  expect(where(files(one, { status: 'stable', since: '2026-11-22' }))).toEqual(['x/contract.json#/versions/v1/since']); // prettier-ignore
  expect(where(files(one, { status: 'retired', since: '2026-11-22' }))).toEqual([]);
});

it('wants every earlier minor frozen, with no base to compare with, and with what the base had', () => {
  expect(where(files(two, { minor: '1.2' }, { '1.1': two }))).toEqual(['x/v1/released/1.0.json#']);
  expect(where(files(two, { minor: '1.2' }))).toEqual(['x/v1/released/1.0.json#', 'x/v1/released/1.1.json#']);
  const rewritten = files(two, { minor: '1.1', status: 'draft' }, { '1.0': two });
  expect(where(rewritten)).toEqual([]);
  expect(where(rewritten, files(one, { status: 'draft' }))).toEqual(['x/v1/released/1.0.json#']);
});
