// The verifier passes an honest draft, of the right commit and with nothing beside its pages.
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { honestPages } from './honest-pages.fixture.ts';
import verify from './verify.ts';

const { out, repository, run } = await honestPages();

it('finds nothing wrong with an honest draft', async () => {
  expect(await run()).toBe('');
});

describe('the folder', () => {
  it('holds the pages and nothing else', async () => {
    rmSync(join(out, 'glossary.md'));
    writeFileSync(join(out, 'install.sh'), 'x');
    symlinkSync('/etc/passwd', join(out, 'x.md'));
    const found = await run();
    expect(found).toMatch(/glossary\.md: is required and missing/);
    expect(found).toMatch(/install\.sh: is not a declared output/);
    expect(found).toMatch(/x\.md: must be a plain file/);
  });
  it('must be there, and so must the commit', async () => {
    expect(await verify({ repository: repository.path, head: repository.head(), outputs: {} })).toHaveLength(
      1,
    );
    expect(
      await verify({ repository: repository.path, head: 'f'.repeat(40), outputs: { write: out } }),
    ).toHaveLength(1);
  });
});
