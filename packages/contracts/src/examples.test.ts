// Every contract is shown by examples: the valid ones parse, the invalid ones are refused at the pointer they name.
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type ContractName, schemas } from './contracts.ts';
import { ContractError, parse } from './parse.ts';

interface InvalidExample {
  why: string;
  pointer: string;
  document: unknown;
}

const root = new URL('..', import.meta.url);
const names = Object.keys(schemas) as ContractName[];

async function examples(name: ContractName, kind: 'valid' | 'invalid'): Promise<[string, unknown][]> {
  const folder = new URL(`${name}/v1/examples/${kind}/`, root);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json'));
  return Promise.all(
    files.map(async (file): Promise<[string, unknown]> => [
      file,
      JSON.parse(await readFile(new URL(file, folder), 'utf8')),
    ]),
  );
}

function problemsOf(name: ContractName, document: unknown): { pointer: string }[] {
  try {
    parse(name, document, 'example.json');
    return [];
  } catch (error) {
    if (error instanceof ContractError) return [...error.problems];
    throw error;
  }
}

for (const name of names) {
  const valid = await examples(name, 'valid');
  const invalid = await examples(name, 'invalid');

  describe(name, () => {
    it('has examples of both kinds', () => {
      expect(valid.length).toBeGreaterThan(0);
      expect(invalid.length).toBeGreaterThan(1);
    });

    it.each(valid)('accepts %s', (_, document) => {
      expect(problemsOf(name, document)).toEqual([]);
    });

    it.each(invalid as [string, InvalidExample][])('refuses %s', (_, example) => {
      expect(Object.keys(example)).toEqual(['why', 'pointer', 'document']);
      expect(example.why).not.toBe('');
      expect(problemsOf(name, example.document).map(({ pointer }) => pointer)).toEqual([example.pointer]);
    });

    it('refuses each valid example with an unknown field, or without its contract', () => {
      for (const [, document] of valid) {
        const pointers = (changed: object) => problemsOf(name, changed).map(({ pointer }) => pointer);
        expect(pointers({ ...(document as object), surprise: true })).toEqual(['/surprise']);
        expect(pointers({ ...(document as object), contract: `${name}/2` })).toEqual(['/contract']);
      }
    });
  });
}

it('finds a registered schema for every folder with a contract.json', async () => {
  const entries = await readdir(fileURLToPath(root), { withFileTypes: true, recursive: true });
  const folders = entries
    .filter((entry) => entry.name === 'contract.json')
    .map((entry) => entry.parentPath.split('/').at(-1));
  expect(folders.sort()).toEqual([...names].sort());
});
