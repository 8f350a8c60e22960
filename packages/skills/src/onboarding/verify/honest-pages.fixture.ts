// For tests: pages that an honest draft made of the workshop's repository, new for each test, and what the verifier says of them.
import { mkdirSync, rmSync } from 'node:fs';
import { afterAll, beforeEach } from 'vitest';
import { drive } from '../../fixtures/drive.fixture.ts';
import type { TestRepository } from '../../fixtures/repository.fixture.ts';
import { type Tampering, tampering } from '../../fixtures/tamper.fixture.ts';
import { workshopRepository } from '../../fixtures/workshop.fixture.ts';
import { collect } from '../evidence/collect.ts';
import { writeEvidence } from '../evidence/write-files.ts';
import script from '../offline/script.ts';
import verify from './verify.ts';

export interface HonestPages extends Tampering {
  repository: TestRepository;
  out: string;
  /** What the verifier finds, a line each. */
  run: () => Promise<string>;
}

export async function honestPages(): Promise<HonestPages> {
  const repository = workshopRepository();
  const evidence = repository.folder('evidence');
  const out = repository.folder('out');
  await writeEvidence(evidence, await collect(repository.path));
  afterAll(() => repository[Symbol.dispose]());
  beforeEach(() => {
    rmSync(out, { recursive: true });
    mkdirSync(out);
    drive(script, evidence, out);
  });
  return {
    repository,
    out,
    ...tampering(out),
    async run() {
      const findings = await verify({
        repository: repository.path,
        head: repository.head(),
        outputs: { write: out },
      });
      return findings.map(({ file, message }) => `${file}: ${message}`).join('\n');
    },
  };
}
