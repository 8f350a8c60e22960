// A policy document on disk that its schema as code did not accept, checked against its contract. A bundle of its own, seldom loaded.
import { type Policy, parseFile } from '@agent-harness/contracts';

/** @throws ContractError */
export function checkPolicy(file: string): Promise<Policy> {
  return parseFile('policy', file);
}
