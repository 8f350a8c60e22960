import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ownership, parseFile } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { checkOwners } from './check-owners.ts';
import { git, words } from '../git/git.ts';
import { type ContractParties, createOwnerMap } from './owner-map.ts';
import { codeownersOf, parseCodeowners } from './parse-codeowners.ts';
import { contractDocuments, readParties } from './read-diff.ts';
import { renderedFiles } from './rendered-files.ts';

const team = (name: string, paths: string[], rest: object = {}): Ownership['teams'][number] => ({
  name,
  title: name.toUpperCase(),
  gitlab: `@shop/${name}`,
  github: `@shop/${name}`,
  approvals: 1,
  packages: [],
  paths,
  ...rest,
});
const ownership = (teams: Ownership['teams'], rest: Partial<Ownership> = {}): Ownership => ({
  contract: 'ownership/1',
  teams,
  shared: [],
  contracts: { documents: '/api/<name>/contract.json', paths: ['/api/<name>/'] },
  agents: [],
  ...rest,
});

function found(document: Ownership, files: string[], contracts: ContractParties[] = []): string[] {
  const map = createOwnerMap(document, contracts);
  return checkOwners(map, files, renderedFiles(map)).map(({ kind, what }) => `${kind} ${what}`);
}

it('finds nothing in this repository, whose rendered files are fresh', async () => {
  const root = (await git(import.meta.dirname, ['rev-parse', '--show-toplevel'])).trim();
  const tracked = words(await git(root, ['ls-files', '-z']));
  const document = await parseFile('ownership', join(root, 'ownership.json'));
  const parties = contractDocuments(document, tracked).map(async (path) =>
    readParties(path, await readFile(join(root, path), 'utf8')),
  );
  const map = createOwnerMap(document, await Promise.all(parties));
  const onDisk = await Promise.all(
    [...renderedFiles(map).keys()].map(async (path): Promise<[string, string]> => [
      path,
      await readFile(join(root, path), 'utf8'),
    ]),
  );
  expect(checkOwners(map, tracked, new Map(onDisk))).toEqual([]);
});

it('finds a file without an owner, and one of two', () => {
  const map = ownership([team('web', ['/web/', '/web/x/a']), team('api', ['/web/x/'])]);
  expect(found(map, ['web/a', 'web/x/a', 'new/a'])).toEqual([
    'owned-twice web/x/a',
    'unowned new/a',
    'shadowed /web/x/a of web',
    'weaker web/x/a',
  ]);
});

it('accepts what is shared on purpose or excepted', () => {
  const shared = [
    { title: 'Docs', paths: ['/docs/'], teams: ['web', 'api'], approve: 'any' as const, why: 'both' },
  ];
  const map = ownership([team('web', ['/*'], { except: ['/API.md'] }), team('api', ['/API.md'])], { shared });
  expect(found(map, ['a.md', 'API.md', 'docs/deep/a b'])).toEqual([]);
});

it('asks a team on both platforms for what it excepts from a broad pattern and shares with all', () => {
  const shared = [
    { title: 'Keys', paths: ['/keys.json'], teams: ['web', 'api'], approve: 'all' as const, why: 'both' },
  ];
  const map = ownership([team('web', ['/*'], { except: ['/keys.json'] }), team('api', ['/api/'])], {
    shared,
  });
  expect(found(map, ['a.md', 'api/a', 'keys.json'])).toEqual([]);
});

it('finds dead and shadowed patterns, and names them', () => {
  const map = ownership([team('web', ['/web/', '/gone/', '/web/deep/', '/web/'], { except: ['/nothing/'] })]);
  expect(found(map, ['web/a', 'web/deep/a'])).toEqual([
    'dead /gone/ of web',
    'shadowed /web/deep/ of web',
    'shadowed /web/ of web',
    'dead /nothing/ of web',
  ]);
});

it('finds a pattern that a platform reads as less', () => {
  expect(found(ownership([team('web', ['/web'])]), ['web/a'])).toEqual(['weaker web/a']);
});

it('finds drift, equal names, and an agent in a team', () => {
  const bot = { login: 'Bot', emails: [] };
  const map = createOwnerMap(
    ownership(
      [
        team('web', ['/a'], { members: [{ login: 'bot', emails: [] }], title: 'One' }),
        team('api', ['/b'], { title: 'ONE' }),
      ],
      { agents: [bot] },
    ),
    [],
  );
  const kinds = checkOwners(map, ['a', 'b'], new Map([...renderedFiles(map)].slice(1))).map(
    ({ kind, what }) => `${kind} ${what}`,
  );
  expect(kinds).toEqual(['same-name ONE', 'agent-in-team bot', 'drifted CODEOWNERS']);
});

it('refuses a share and a contract that name a stranger', () => {
  const shared = [{ title: 'Docs', paths: ['/a'], teams: ['web', 'who'], approve: 'any' as const, why: 'x' }];
  expect(() => createOwnerMap(ownership([team('web', ['/a'])], { shared }), [])).toThrow(
    'who, which is no team',
  );
  const contract = { name: 'order', provider: 'web', consumers: ['who'] };
  expect(() => createOwnerMap(ownership([team('web', ['/a'])]), [contract])).toThrow(
    'contract order names who',
  );
});

it('renders a contract for its provider and consumers alone, on both platforms', () => {
  const teams = ['web', 'api', 'ops'].map((name) =>
    team(name, [`/${name}/`], { approvals: name === 'ops' ? 2 : 1 }),
  );
  const shared = [
    { title: 'Api', paths: ['/api/'], teams: ['web', 'ops', 'api'], approve: 'all' as const, why: 'x' },
  ];
  const map = createOwnerMap(
    ownership([...teams.filter(({ name }) => name !== 'api'), team('api', ['/server/'])], { shared }),
    [{ name: 'order', provider: 'api', consumers: ['web'] }],
  );
  const files = renderedFiles(map);
  const asked = (platform: 'gitlab' | 'github', path: string): string[] =>
    codeownersOf(
      parseCodeowners(files.get(platform === 'gitlab' ? 'CODEOWNERS' : '.github/CODEOWNERS') ?? '', platform),
      path,
    )
      .flatMap(({ owners, approvals }) => owners.map((one) => `${one} ${approvals}`))
      .sort();
  expect(asked('gitlab', 'api/order/v1/schema.json')).toEqual(['@shop/api 1', '@shop/web 1']);
  expect(asked('github', 'api/order/v1/schema.json')).toEqual(['@shop/api 1', '@shop/web 1']);
  expect(asked('gitlab', 'api/index.ts')).toEqual(['@shop/api 1', '@shop/ops 2', '@shop/web 1']);
  const [rule] = (
    JSON.parse(files.get('.github/rulesets/owners.json') ?? '') as {
      rules: { parameters: { required_reviewers: unknown[] } }[];
    }
  ).rules;
  expect(rule?.parameters.required_reviewers[2]).toEqual({
    minimum_approvals: 1,
    file_patterns: ['server/**', 'api/order/**'],
    reviewer: { id: null, type: 'Team' },
  });
});

it('renders a consumer’s own folder for it and the provider, and no other consumer', () => {
  const teams = ['web', 'api', 'ops'].map((name) => team(name, [`/${name}/`, `/${name}.md`]));
  const contracts = {
    documents: '/api/<name>/contract.json',
    paths: ['/api/<name>/'],
    expectations: '/api/<name>/*/expectations/<consumer>/',
  };
  const files = ['api/order/v1/expectations/web/a.json', 'api/order/v1/expectations/ops/a.json', 'api/order/v1/schema.json']; // prettier-ignore
  const both = ['ops/a', 'ops.md', 'web/a', 'web.md', 'api.md', 'api/index.ts'];
  const map = createOwnerMap(ownership(teams, { contracts }), [
    { name: 'order', provider: 'api', consumers: ['web', 'ops'] },
  ]);
  expect(checkOwners(map, [...files, ...both], renderedFiles(map))).toEqual([]);
  const parsed = parseCodeowners(renderedFiles(map).get('CODEOWNERS') ?? '', 'gitlab');
  const asked = files.map((path) => codeownersOf(parsed, path).map(({ section }) => section).sort()); // prettier-ignore
  expect(asked).toEqual([['API', 'WEB'], ['API', 'OPS'], ['API', 'OPS', 'WEB']]); // prettier-ignore
});

it('finds what a platform would ask of a team that does not own it', () => {
  const map = ownership([team('web', ['/*'], { except: ['/a'] })]);
  expect(found(map, ['a', 'b'])).toEqual(['unowned a', 'stricter a']);
});
