// The contracts of this repository keep their promises, and each way of breaking one is refused.
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ContractFiles, checkContracts, contractVersions } from '@agent-harness/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { readContractTree } from './read-contract-files.ts';

const root = join(import.meta.dirname, '../../../..');
let files: ContractFiles;
beforeAll(async () => {
  files = await readContractTree(root);
});

it('finds nothing wrong', () => {
  expect(checkContracts(files)).toEqual([]);
  expect(contractVersions(files).length).toBeGreaterThan(15);
});

describe('refuses', () => {
  const schemaOf = (name: string) => JSON.parse(files.get(`${name}/v1/schema.json`) ?? '');
  const cardOf = (name: string) => JSON.parse(files.get(`${name}/contract.json`) ?? '');
  const ofPolicy = () => new Map([...files].filter(([path]) => path.startsWith('policy/')));
  const found = (changes: Record<string, unknown>, base?: ContractFiles) => {
    const changed = ofPolicy();
    for (const [path, value] of Object.entries(changes))
      if (value === null) changed.delete(path);
      else changed.set(path, JSON.stringify(value));
    return checkContracts(changed, base).map(({ file, pointer }) => `${file}#${pointer}`);
  };
  const raised = (name: string, minor: string, status = 'draft') => {
    const card = cardOf(name);
    return { ...card, versions: { ...card.versions, v1: { minor, status } } };
  };
  const wider = () => {
    const schema = schemaOf('policy');
    return { ...schema, properties: { ...schema.properties, note: { type: 'string' } } };
  };
  const broken = () => ({ ...wider(), required: [...schemaOf('policy').required, 'note'] });

  it('a changed schema whose minor was not raised, and not one with it raised', () => {
    expect(found({ 'policy/v1/schema.json': wider() })).toEqual(['policy/contract.json#/versions/v1/minor']);
    expect(found({ 'policy/v1/schema.json': wider(), 'policy/contract.json': raised('policy', '1.1') })).toEqual([]); // prettier-ignore
  });

  it('a raised minor whose old schema is not frozen', () => {
    expect(found({ 'policy/v1/schema.json': wider(), 'policy/contract.json': raised('policy', '1.2') })).toEqual(['policy/v1/released/1.1.json#']); // prettier-ignore
    const unfrozen = { 'policy/v1/released/1.0.json': null, 'policy/v1/released/lock.json': null };
    expect(found({ ...unfrozen, 'policy/contract.json': raised('policy', '1.1') })).toEqual(['policy/v1/released/1.0.json#']); // prettier-ignore
  });

  it('a frozen file that was edited, with its lock too where the base is known', () => {
    expect(found({ 'policy/v1/released/1.0.json': wider() })).toContain('policy/v1/released/1.0.json#');
    const text = JSON.stringify(wider());
    const lock = { '1.0.json': `sha256:${createHash('sha256').update(text).digest('hex')}` };
    const edited = { 'policy/v1/schema.json': wider(), 'policy/v1/released/1.0.json': wider(), 'policy/v1/released/lock.json': lock }; // prettier-ignore
    expect(found(edited)).toEqual([]);
    expect(found(edited, ofPolicy())).toContain('policy/v1/released/1.0.json#');
    expect(found({ 'policy/v1/released/1.0.json': null })).toEqual(['policy/v1/released/1.0.json#']);
  });

  it('a break without a new major, and not the new major beside the old', () => {
    const stable = ofPolicy().set('policy/contract.json', JSON.stringify(raised('policy', '1.0', 'stable')));
    const breaking = { 'policy/v1/schema.json': broken(), 'policy/contract.json': raised('policy', '1.1', 'stable') }; // prettier-ignore
    // What consumers rely on is broken by it too.
    expect(found(breaking, stable)).toEqual([
      'policy/v1/schema.json#/required',
      'policy/v1/expectations/harness/reads.json#/documents/0/note',
      'policy/v1/expectations/skills/keeps.json#/documents/0/note',
    ]);
    const card = raised('policy', '1.0', 'stable');
    const beside = { ...card, versions: { ...card.versions, v2: { minor: '2.0', status: 'draft' } } };
    expect(found({ 'policy/v2/schema.json': broken(), 'policy/contract.json': beside }, stable)).toEqual([]);
  });

  it('a retired version that does not say since when', () => {
    expect(found({ 'policy/contract.json': raised('policy', '1.0', 'retired') })).toEqual(['policy/contract.json#/versions/v1/since']); // prettier-ignore
  });
});

describe('expectations', () => {
  const [place, steps] = [
    /^([^/]+)\/v\d+\/expectations\/([^/]+)\//,
    (path: string) => path.split('/').slice(1),
  ];

  it('refuse a break, and name who reads what, with a document that shows it', () => {
    const schema = JSON.parse(files.get('mcp-server/v1/schema.json') ?? '');
    schema.properties.limits.properties.callSeconds = { type: 'string' };
    const problems = checkContracts(new Map(files).set('mcp-server/v1/schema.json', JSON.stringify(schema)));
    const broken = problems.filter(({ pointer }) => pointer === '/reads/~1limits~1callSeconds');
    expect(broken.map(({ file }) => file)).toEqual([
      'mcp-server/v1/expectations/container/reads.json',
      'mcp-server/v1/expectations/harness/reads.json',
    ]);
    expect(broken[1]).toMatchObject({ expected: 'what harness reads: number', found: 'string' });
    expect(broken[1]?.findings[0]?.counterexample).toMatchObject({ document: { limits: { callSeconds: expect.any(String) } } }); // prettier-ignore
  });

  it('are written by every consumer, and name only what its code mentions', async () => {
    const words = new Map<string, Set<string>>();
    for (const name of await readdir(join(root, 'packages'))) words.set(name, await wordsOf(name));
    const written = [...files].filter(([path]) => place.test(path));
    // A contract in the making is not held to it yet.
    const held = contractVersions(files).filter(({ released }) => released.size > 0);
    const parties = held.flatMap(({ name, consumers }) => consumers.map((one) => `${name}/${one}`));
    expect([...new Set(written.map(([path]) => place.exec(path)?.slice(1).join('/')))].sort()).toEqual(parties.sort()); // prettier-ignore
    for (const [path, text] of written)
      for (const read of Object.keys((JSON.parse(text) as { reads: object }).reads)) {
        const last =
          steps(read)
            .findLast((step) => !/^[*<]/.test(step))
            ?.replace('?', '') ?? '';
        const known = words.get(place.exec(path)?.[2] ?? '')?.has(last);
        expect(known ? '' : `${path} reads ${read}, and no code of its package mentions ${last}`).toBe('');
      }
  });

  async function wordsOf(name: string): Promise<Set<string>> {
    const folder = join(root, 'packages', name, 'src');
    const sources = (await readdir(folder, { recursive: true })).filter((path) =>
      /(?<!\.test)\.ts$/.test(path),
    );
    const texts = await Promise.all(sources.map((path) => readFile(join(folder, path), 'utf8')));
    return new Set(texts.flatMap((text) => text.match(/\w+/g) ?? []));
  }
});
