// What is wrong in a contract.json is named by file, pointer, expected and found; the rest is checked all the same.
import { expect, it } from 'vitest';
import { checkContracts } from './check-contracts.ts';

const card = {
  name: 'x',
  provider: 'web',
  consumers: ['api'],
  role: 'authored',
  versions: { v1: { minor: '1.0', status: 'draft' } },
};
const files = (changes: object, path = 'x/contract.json'): Map<string, string> =>
  new Map([
    [path, JSON.stringify({ ...card, ...changes })],
    ['x/v1/schema.json', '{"type":"string"}'],
  ]);
const found = (given: Map<string, string>) =>
  checkContracts(given).map((one) => `${one.file}#${one.pointer}: ${one.expected}, not ${one.found}`);

it.each([
  ['nothing', {}, []],
  ['an unknown field', { owner: 'web' }, ['/owner: no such field (closed schema), not "web"']],
  ['another name than the folder', { name: 'y' }, ['/name: "x", not "y"']],
  ['a role that is none', { role: 'read' }, ['/role: one of "authored", "emitted", not "read"']],
  ['no consumer', { consumers: [] }, ['/consumers: at least 1 item, not []']],
  ['a consumer twice', { consumers: ['api', 'api'] }, ['/consumers/1: each consumer once, not "api"']],
  ['a provider who reads', { consumers: ['api', 'web'] }, ['/consumers/1: another than the provider, not "web"']],
  ['no version', { versions: {} }, ['/versions: a version, not {}']],
  ['a version without its v', { versions: { 1: { minor: '1.0', status: 'draft' } } }, ['/versions/1: v<major>, as its folder, not 1']],
  [
    'two mistakes in one version',
    { versions: { v1: { minor: 1, status: 'done' } } },
    ['/versions/v1/minor: string, not 1', '/versions/v1/status: one of "draft", "stable", "retired", not "done"'],
  ],
])('says of %s where it stands', (_, changes, expected) => {
  expect(found(files(changes))).toEqual(expected.map((one) => `x/contract.json#${one}`));
}); // prettier-ignore

it('names what is no JSON, and checks the other contracts', () => {
  const given = files({ status: 'x' })
    .set('x/v1/schema.json', '{')
    .set('y/contract.json', JSON.stringify({ ...card, name: 'y' }));
  expect(checkContracts(given).map(({ file }) => file)).toEqual(['x/contract.json', 'x/v1/schema.json', 'y/v1/schema.json']); // prettier-ignore
});
