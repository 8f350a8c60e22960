// Unit tests of a package share one process (vitest.config.ts): what one replaces in it would be another's too.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const packages = join(import.meta.dirname, '../packages');
/** Spies and variables of the environment are not in it: vitest puts them back. */
const REPLACES = /\bvi\.(?:mock|doMock|stubGlobal|useFakeTimers)\(|\bprocess\.chdir\(/u;

async function testFiles(): Promise<string[]> {
  const found: string[] = [];
  for (const name of await readdir(packages))
    for (const folder of ['src', 'rules']) {
      const files = await readdir(join(packages, name, folder), { recursive: true }).catch(() => []);
      const tests = files.filter((file) => /\.(?:test|fixture)\.ts$/u.test(file));
      found.push(...tests.map((file) => join(packages, name, folder, file)));
    }
  return found;
}

it('lets no test replace a module, a global or the working directory: hand it in instead', async () => {
  const files = await testFiles();
  expect(files.length).toBeGreaterThan(300);
  const texts = await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const));
  expect(texts.filter(([, text]) => REPLACES.test(text)).map(([file]) => file)).toEqual([]);
});

it.each(["vi.mock('./a.ts');", 'process.chdir(folder);'])('would find %s', (text) => {
  expect(REPLACES.test(text)).toBe(true);
});
