// Reads a profile that ships with this package: a problem space for people, or for trying rules out.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError, type Policy, type Rule, parse } from '@agent-harness/contracts';
import { composePolicy } from './compose-policy.ts';
import { loadRules } from './load-rules.ts';
import { type ProblemSpace, policyDocument } from './policy-document.ts';
import { shippedFolder } from './shipped-folder.ts';

interface Profile {
  profile: 'profile/1';
  name: string;
  title: string;
  /** A person sees every call: only then may the space grant `*`. */
  attended: boolean;
  space: Omit<ProblemSpace, 'name'>;
}

const FIELDS = ['attended', 'name', 'profile', 'space', 'title'];
/** How a profile spells the project's folder. */
const PROJECT = '/workspace';

/** @returns names of the shipped profiles, sorted */
export function profileNames(folder: string = shippedFolder('profiles')): string[] {
  return readdirSync(folder)
    .flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : []))
    .toSorted();
}

/**
 * @param project the folder that the profile calls /workspace; absolute
 * @throws HarnessError `profile.unknown`, `profile.invalid`, `policy.open`; ContractError for a space that is none
 */
export function loadProfile(
  name: string,
  {
    project = PROJECT,
    folder = shippedFolder('profiles'),
    rules = loadRules(),
  }: { project?: string; folder?: string; rules?: Rule[] } = {},
): Policy {
  const file = join(folder, `${name}.json`);
  if (!/^[a-z][a-z-]*$/u.test(name) || !existsSync(file))
    throw new HarnessError(
      'profile.unknown',
      `there is no profile ${name}`,
      `choose one of ${profileNames(folder).join(', ')}`,
    );
  const { space, attended } = checked(name, file);
  const placed = (roots: string[]) => roots.map((root) => (root === PROJECT ? project : root));
  const complete = { ...space, name, read: placed(space.read), write: placed(space.write) };
  return attended ? parse('policy', policyDocument(complete, rules), file) : composePolicy(complete, rules);
}

function checked(name: string, file: string): Profile {
  const found = JSON.parse(readFileSync(file, 'utf8')) as Profile;
  const problem =
    Object.keys(found).toSorted().join() !== FIELDS.join()
      ? `its fields are not ${FIELDS.join(', ')}`
      : found.profile !== 'profile/1' || found.name !== name
        ? `it is not the profile/1 called ${name}`
        : typeof found.attended !== 'boolean' || typeof found.title !== 'string' || found.title === ''
          ? '`attended` is true or false, `title` a text'
          : null;
  if (problem === null) return found;
  throw new HarnessError('profile.invalid', `${file} is no profile: ${problem}`, 'correct the file');
}
