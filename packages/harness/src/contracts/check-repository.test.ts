// The contracts of this repository keep their promises, and each way of breaking one is refused.
import { join } from 'node:path';
import { type ContractFiles, checkContracts, contractVersions } from '@agent-harness/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { readContractTree } from './read-contract-files.ts';

let files: ContractFiles;
beforeAll(async () => {
  files = await readContractTree(join(import.meta.dirname, '../../../..'));
});

it('finds nothing wrong', () => {
  expect(checkContracts(files)).toEqual([]);
  expect(contractVersions(files).length).toBeGreaterThan(15);
});

describe('refuses', () => {
  const schemaOf = (name: string) => JSON.parse(files.get(`${name}/v1/schema.json`) ?? '');
  const cardOf = (name: string) => JSON.parse(files.get(`${name}/contract.json`) ?? '');
  const found = (changes: Record<string, unknown>, base?: ContractFiles) => {
    const changed = new Map(files);
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
    expect(found({ 'policy/v1/released/1.0.json': null })).toEqual(['policy/v1/released/1.0.json#']);
  });

  it('a break without a new major, and not the new major beside the old', () => {
    const stable = new Map(files).set(
      'policy/contract.json',
      JSON.stringify(raised('policy', '1.0', 'stable')),
    );
    const breaking = { 'policy/v1/schema.json': broken(), 'policy/contract.json': raised('policy', '1.1', 'stable') }; // prettier-ignore
    expect(found(breaking, stable)).toEqual(['policy/v1/schema.json#/required']);
    const card = raised('policy', '1.0', 'stable');
    const beside = { ...card, versions: { ...card.versions, v2: { minor: '2.0', status: 'draft' } } };
    expect(found({ 'policy/v2/schema.json': broken(), 'policy/contract.json': beside }, stable)).toEqual([]);
  });

  it('a retired version that does not say since when', () => {
    expect(found({ 'policy/contract.json': raised('policy', '1.0', 'retired') })).toEqual(['policy/contract.json#/versions/v1/since']); // prettier-ignore
  });
});
