// For tests: documents that an honest draft made of the shop's repository, new for each test, and what the verifier says of them.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach } from 'vitest';
import { documentsOf } from '../../fixtures/documents.fixture.ts';
import type { TestRepository } from '../../fixtures/repository.fixture.ts';
import { shopRepository } from '../../fixtures/shop.fixture.ts';
import { type Tampering, tampering } from '../../fixtures/tamper.fixture.ts';
import verify from './verify.ts';

export interface HonestDocuments extends Tampering {
  repository: TestRepository;
  out: string;
  /** What the verifier finds, a line each. */
  run: () => Promise<string>;
}

export async function honestDocuments(): Promise<HonestDocuments> {
  const repository = shopRepository();
  const out = repository.folder('out');
  const documents = await documentsOf(repository);
  afterAll(() => repository[Symbol.dispose]());
  beforeEach(() => {
    rmSync(out, { recursive: true });
    mkdirSync(join(out, 'decisions'), { recursive: true });
    for (const [path, text] of documents) writeFileSync(join(out, path), text);
  });
  return {
    repository,
    out,
    ...tampering(out),
    async run() {
      const findings = await verify({
        repository: repository.path,
        head: repository.head(),
        outputs: { assemble: out },
      });
      return findings.map(({ file, message }) => `${file}: ${message}`).join('\n');
    },
  };
}
