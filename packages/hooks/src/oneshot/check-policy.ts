// A policy document on disk, checked against its contract. A bundle of its own: the checker takes longer to load than a decision.
import { type Policy, parseFile } from '@agent-harness/contracts';

/** @throws ContractError */
export function checkPolicy(file: string): Promise<Policy> {
  return parseFile('policy', file);
}
