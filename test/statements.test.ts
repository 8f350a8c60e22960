// What each layer states in its package.json is what contract.json says of it, and the layers of this repository fit together.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { gapsOf } from '../packages/harness/src/release/solve/gaps-of.ts';
import { readStatement } from '../packages/harness/src/release/solve/layer-statement.ts';

const packages = join(import.meta.dirname, '../packages');
const json = async (...path: string[]) => JSON.parse(await readFile(join(packages, ...path), 'utf8'));

interface Card {
  name: string;
  provider: string;
  consumers: string[];
  role: 'authored' | 'emitted';
  versions: Record<string, { minor: string; status: string }>;
}

async function cards(): Promise<(Card & { stated: string[] })[]> {
  const names = await readdir(join(packages, 'contracts'));
  const found = await Promise.all(names.map((name) => json('contracts', name, 'contract.json').catch(() => null) as Promise<Card | null>)); // prettier-ignore
  return found.filter((card) => card !== null).map((card) => ({ ...card, stated: live(card) }));
}

const stated = (all: { stated: string[] }[]): string[] => all.flatMap((card) => card.stated).toSorted();

const live = ({ name, versions }: Card): string[] =>
  Object.values(versions)
    .filter(({ status }) => status !== 'retired')
    .map(({ minor }) => `${name}/${minor}`);

const statements = async () =>
  Promise.all((await readdir(packages)).map(async (name) => readStatement(await json(name, 'package.json'), name))); // prettier-ignore

it('carries, provides and reads what contract.json says', async () => {
  const all = await cards();
  const layers = await statements();
  expect(all.length).toBeGreaterThan(10);
  for (const { layer, provides, reads, carries } of layers) {
    expect([layer, provides.toSorted()]).toEqual([layer, stated(all.filter((card) => card.provider === layer))]); // prettier-ignore
    const consumed = all.filter((card) => card.consumers.includes(layer)).map(({ name }) => name);
    expect([layer, [...new Set(reads.map((text) => text.split('/')[0]))].toSorted()]).toEqual([
      layer,
      consumed.toSorted(),
    ]);
    if (layer === 'contracts')
      for (const role of ['authored', 'emitted'] as const)
        expect(carries?.[role].toSorted()).toEqual(stated(all.filter((card) => card.role === role))); // prettier-ignore
  }
});

it('fits together', async () => {
  expect(gapsOf(await statements())).toEqual([]);
});
