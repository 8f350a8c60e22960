// The policy of the one-shot hook: a profile that was checked and built into the file, or a document on disk.
import { HarnessError, type Policy } from '@agent-harness/contracts';

/** Put in when the hook is bundled: a profile's policy as JSON, by name. */
declare const SHIPPED_PROFILES: Readonly<Record<string, string>>;

const profiles = SHIPPED_PROFILES;

/** How a profile spells the project's folder. */
const PROJECT = '/workspace';

/**
 * @param named a profile (lower case letters and dashes), or a file
 * @param project the folder that a profile calls /workspace; absolute
 * @throws HarnessError `profile.unknown`; ContractError for a file that is no policy
 */
export async function readPolicy(named: string, project: string): Promise<Policy> {
  if (!/^[a-z][a-z-]*$/u.test(named)) return fromFile(named);
  const text = Object.hasOwn(profiles, named) ? profiles[named] : undefined;
  if (text === undefined)
    throw new HarnessError(
      'profile.unknown',
      `there is no profile ${named}`,
      `choose one of ${Object.keys(profiles).join(', ')}, or write a file as ./${named}`,
    );
  const policy = JSON.parse(text) as Policy;
  const placed = (roots: string[]): string[] => roots.map((root) => (root === PROJECT ? project : root));
  const { read, write } = policy.space;
  return { ...policy, space: { ...policy.space, read: placed(read), write: placed(write) } };
}

async function fromFile(file: string): Promise<Policy> {
  const beside = new URL('./check-policy.js', import.meta.url).href;
  const { checkPolicy } = (await import(beside)) as typeof import('./check-policy.ts');
  return checkPolicy(file);
}
