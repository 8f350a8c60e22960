// What a check may look at besides its files.
import type { Mermaid } from '../mermaid/open-mermaid.ts';
import type { OutputFile } from '../outputs/read-outputs.ts';
import type { Repository } from '../repository/open-repository.ts';
import type { Check } from '@agent-harness/contracts';

export interface Ground {
  /** Every output, for checks that follow links. */
  outputs: readonly OutputFile[];
  repository: Repository;
  mermaid: Mermaid;
}

/** The parameters of one check of the vocabulary. */
export type CheckOf<Name extends Check['check']> = Extract<Check, { check: Name }>;
