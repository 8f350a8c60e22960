// The credentials that a tool's output holds, wherever in it.
import type { Policy } from '@agent-harness/contracts';
import { type FoundCredential, findCredentials } from '../layers/l4/find-credentials.ts';

const MAX_DEPTH = 64;

export function credentialsIn(value: unknown, policy: Policy, depth = 0): FoundCredential[] {
  if (depth > MAX_DEPTH) return [];
  if (typeof value === 'string') return findCredentials(value, policy);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((inner) => credentialsIn(inner, policy, depth + 1));
}
