// Reads a profile that ships with this package: a problem space for people, or for trying rules out.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError, type Policy } from '@agent-harness/contracts';
import { completeLevels, composeLevels } from './compose-policy.ts';
import { requireListed } from './is-open.ts';
import type { Levels } from './levels/level-document.ts';
import { PROJECT, placeRoots } from './place-roots.ts';
import type { ProblemSpace } from './policy-document.ts';
import { shippedFolder } from './shipped-folder.ts';

interface Profile {
  profile: 'profile/1';
  name: string;
  title: string;
  /** A person sees every call: only then may the space grant `*`. */
  attended: boolean;
  /** Severities whose refusal that person may overrule. */
  ask?: Policy['ask'];
  space: Omit<ProblemSpace, 'name'>;
}

const FIELDS = ['attended', 'name', 'profile', 'space', 'title'];
const OPTIONAL = 'ask';

/** @returns names of the shipped profiles, sorted */
export function profileNames(folder: string = shippedFolder('profiles')): string[] {
  return readdirSync(folder)
    .flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : []))
    .toSorted();
}

interface Place {
  /** The folder that the profile calls /workspace; absolute. */
  project?: string;
  /** That holds the profiles. */
  folder?: string;
}

/**
 * @param options where it stands, and the levels above it; the shipped ones unless given
 * @throws HarnessError `profile.unknown`, `profile.invalid`, `policy.open`, `policy.asks`; LevelError; ContractError for a space that is none
 */
export function loadProfile(name: string, options: Place & Partial<Levels> = {}): Policy {
  const { attended, ask, space } = readProfile(name, options);
  const policy = composeLevels(space, completeLevels(options), ask);
  return attended ? policy : requireListed(policy);
}

/** What a profile grants, before any level. @throws HarnessError `profile.unknown`, `profile.invalid` */
export function profileSpace(name: string, place: Place = {}): ProblemSpace {
  return readProfile(name, place).space;
}

function readProfile(
  name: string,
  { project = PROJECT, folder = shippedFolder('profiles') }: Place,
): Omit<Profile, 'space'> & { space: ProblemSpace } {
  const file = join(folder, `${name}.json`);
  if (!/^[a-z][a-z-]*$/u.test(name) || !existsSync(file))
    throw new HarnessError(
      'profile.unknown',
      `there is no profile ${name}`,
      `choose one of ${profileNames(folder).join(', ')}`,
    );
  const profile = checked(name, file);
  return { ...profile, space: placeRoots({ ...profile.space, name }, project) };
}

function checked(name: string, file: string): Profile {
  const found = JSON.parse(readFileSync(file, 'utf8')) as Profile;
  const problem =
    Object.keys(found)
      .filter((field) => field !== OPTIONAL)
      .toSorted()
      .join() !== FIELDS.join()
      ? `its fields are not ${FIELDS.join(', ')}`
      : found.profile !== 'profile/1' || found.name !== name
        ? `it is not the profile/1 called ${name}`
        : typeof found.attended !== 'boolean' || typeof found.title !== 'string' || found.title === ''
          ? '`attended` is true or false, `title` a text'
          : null;
  if (problem === null) return found;
  throw new HarnessError('profile.invalid', `${file} is no profile: ${problem}`, 'correct the file');
}
