// The verifier passes an honest draft, of the right commit and with nothing beside its documents.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { honestDocuments } from './honest-documents.fixture.ts';
import verify from './verify.ts';

const { out, repository, run } = await honestDocuments();

it('finds nothing wrong with an honest draft', async () => {
  expect(await run()).toBe('');
});

describe('files', () => {
  it('finds what is not declared, what is no file, and what is missing', async () => {
    writeFileSync(join(out, 'notes.txt'), 'x');
    symlinkSync('/etc/hostname', join(out, 'decisions/0009-link.md'));
    mkdirSync(join(out, 'more'));
    rmSync(join(out, 'architecture.md'));
    const found = await run();
    expect(found).toMatch(/notes\.txt: is not a declared output/);
    expect(found).toMatch(/0009-link\.md: must be a plain file/);
    expect(found).toMatch(/more: no such folder/);
    expect(found).toMatch(/architecture\.md: is required/);
  });

  it.each(['', '[', '[]', '{"claims":{}}'])('finds a ledger that is %j', async (text) => {
    writeFileSync(join(out, 'evidence.json'), text);
    expect(await run()).toMatch(/evidence\.json: /);
  });

  it('says when the run has no outputs or another repository', async () => {
    const head = repository.head();
    expect(await verify({ repository: repository.path, head, outputs: {} })).toHaveLength(1);
    expect(
      await verify({ repository: repository.path, head: 'c'.repeat(40), outputs: { assemble: out } }),
    ).toHaveLength(1);
    expect(
      await verify({ repository: repository.path, head, outputs: { assemble: join(out, 'none') } }),
    ).not.toEqual([]);
  });
});
