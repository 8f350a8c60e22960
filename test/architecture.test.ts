import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ALLOWED, violations } from './imports.ts';

const root = join(import.meta.dirname, '..');

it('keeps the import rules in this repository', async () => {
  expect(await violations(join(root, 'packages'))).toEqual([]);
});

it('gives every package an owner', async () => {
  const owners = await readFile(join(root, 'CODEOWNERS'), 'utf8');
  for (const name of await readdir(join(root, 'packages')))
    expect(owners).toMatch(new RegExp(`^/packages/${name}/$`, 'm'));
});

describe('a violation', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'imports-'));
    for (const name of Object.keys(ALLOWED)) await write(`${name}/package.json`, '{}');
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function write(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }

  it.each([
    [
      'a layer importing another',
      'skills/src/a.ts',
      "import { decide } from '@agent-harness/hooks';",
      'skills may import contracts',
    ],
    [
      'a type import',
      'hooks/src/a.ts',
      "import type { X } from '@agent-harness/container';",
      'hooks may import contracts',
    ],
    [
      'anything importing harness',
      'acceptance/src/a.ts',
      "await import('@agent-harness/harness');",
      'acceptance may import contracts',
    ],
    [
      'contracts importing a layer',
      'contracts/src/a.ts',
      "export * from '@agent-harness/hooks';",
      'contracts may import no package',
    ],
    [
      'a deep import',
      'harness/src/a.ts',
      "import x from '@agent-harness/hooks/dist/guard.js';",
      'reaches into',
    ],
    [
      'a path out of the package',
      'skills/src/a.ts',
      "import x from '../../hooks/src/index.ts';",
      'leaves its package',
    ],
    [
      'a file read out of the package',
      'pipeline/src/a.ts',
      "new URL('../../skills/x.json', import.meta.url)",
      'leaves its package',
    ],
    [
      'a forbidden dependency',
      'pipeline/package.json',
      '{"devDependencies":{"@agent-harness/skills":"1"}}',
      'pipeline may depend on contracts',
    ],
    [
      'a file opened out of the package',
      'pipeline/src/a.ts',
      "readFile(join(import.meta.dirname, '../../skills/x.json'))",
      'opens ../../skills/x.json',
    ],
    [
      'a relative path opened',
      'hooks/src/a.ts',
      "readFileSync('../../../package.json')",
      'outside of its package',
    ],
    [
      'a test that opens a package it may not import',
      'hooks/src/a.test.ts',
      "import.meta.resolve('../../skills/x.json')",
      'opens ../../skills/x.json',
    ],
    ['a package without a rule', 'extra/package.json', '{}', 'has no import rule'],
  ])('is found: %s', async (_, path, text, message) => {
    await write(path, text);
    expect(await violations(folder)).toEqual([expect.stringContaining(message)]);
  });

  it('names the contract to use instead: one that the package reads, else those that there are', async () => {
    const card = { name: 'image', provider: 'container', consumers: ['skills'] };
    await write('contracts/image/contract.json', JSON.stringify(card));
    await write('skills/src/a.ts', "import { lock } from '@agent-harness/container';");
    await write('hooks/src/a.ts', "readFile(join(import.meta.dirname, '../../container/image/lock.json'))");
    const [hooks, skills] = await violations(folder);
    expect(skills).toMatch(/use what skills reads of container: image\/1$/);
    expect(hooks).toMatch(/become a consumer of a contract that container provides: image\/1$/);
  });

  it('is not a test that reads the examples of a contract, or a file of no package', async () => {
    await write(
      'hooks/src/a.test.ts',
      "import.meta.resolve('../../contracts/policy/v1/examples/valid/a.json')",
    );
    await write('harness/e2e/b.test.ts', "join(import.meta.dirname, '../../..')");
    expect(await violations(folder)).toEqual([]);
  });

  it('is every way into a package but its index', async () => {
    for (const name of Object.keys(ALLOWED)) {
      const manifest = JSON.parse(await readFile(join(root, 'packages', name, 'package.json'), 'utf8'));
      expect([name, Object.keys(manifest.exports)]).toEqual([name, ['.', './package.json']]);
    }
  });

  it('is not what harness may do', async () => {
    await write(
      'harness/src/a.ts',
      "import { startGuard } from '@agent-harness/hooks';\nimport { y } from './b.ts';",
    );
    expect(await violations(folder)).toEqual([]);
  });
});
