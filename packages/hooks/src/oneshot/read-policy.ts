// The policy of the one-shot hook: a profile that was checked when the hook was built, or a document on disk.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError, type Policy } from '@agent-harness/contracts';
import { placeRoots } from '../policy/place-roots.ts';
import type * as checker from './check-policy.ts';
import type { Parts } from './parts.ts';

const END = '.json';

/**
 * @param named a profile (lower case letters and dashes), or a file
 * @param project the folder that a profile calls /workspace; absolute
 * @throws HarnessError `profile.unknown`; ContractError for a file that is no policy
 */
export async function readPolicy(named: string, project: string, parts: Parts): Promise<Policy> {
  if (!/^[a-z][a-z-]*$/u.test(named)) return fromFile(named, parts);
  const policy = JSON.parse(profileText(named, join(parts.folder, 'profiles'))) as Policy;
  return { ...policy, space: placeRoots(policy.space, project) };
}

function profileText(name: string, folder: string): string {
  try {
    return readFileSync(join(folder, name + END), 'utf8');
  } catch (cause) {
    const shipped = readdirSync(folder).filter((file) => file.endsWith(END));
    throw new HarnessError(
      'profile.unknown',
      `there is no profile ${name}`,
      `choose one of ${shipped.map((file) => file.slice(0, -END.length)).join(', ')}, or write a file as ./${name}`,
      { cause },
    );
  }
}

/** The schema as code says yes to a right policy; the checker, which takes 50 ms to make, decides about the rest and says what is wrong. */
async function fromFile(file: string, { load }: Parts): Promise<Policy> {
  const isPolicy = load('policy-shape')['isPolicy'] as (value: unknown) => value is Policy;
  const value = jsonIn(file);
  if (isPolicy(value)) return value;
  const { checkPolicy } = load('check-policy') as typeof checker;
  return checkPolicy(file);
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // The checker tells why.
    return undefined;
  }
}
