// What is wrong with the files of a contract: where, what was expected there, what stands there, and what to do.
import type { SchemaFinding } from '../compatibility/compare-schemas.ts';

export interface ContractProblem {
  /** Path below packages/contracts. */
  file: string;
  pointer: string;
  expected: string;
  found: string;
  instead: string;
  /** What broke, where it is a change that did. */
  findings: readonly SchemaFinding[];
}

export const problem = (file: string, pointer: string, expected: string, found: string, instead: string, findings: readonly SchemaFinding[] = []): ContractProblem => ({ file, pointer, expected, found, instead, findings }); // prettier-ignore
