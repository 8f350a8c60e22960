// What was proposed last, committed beside it: how the next proposal knows generated text from text that a person edited.
import { createHash } from 'node:crypto';
import { HarnessError } from '@agent-harness/contracts';
import { parsedOrNull } from '../files/json.ts';

export const GENERATED = '.generated.json';

export interface Generated {
  schema: 'generated/1';
  skill: string;
  /** The run that proposed last, and the commit it read. */
  run: string;
  head: string;
  /** sha256 of each file as it was proposed, by its path below the folder. */
  files: Record<string, string>;
}

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** @param text of `.generated.json` at the target, null where there is none. @throws HarnessError `propose.generated` */
export function readGenerated(text: string | null, path: string): Record<string, string> {
  if (text === null) return {};
  const value = parsedOrNull(text) as Partial<Generated> | null;
  const files = value?.schema === 'generated/1' ? value.files : null;
  const whole =
    typeof files === 'object' &&
    files !== null &&
    Object.values(files).every((digest) => /^[0-9a-f]{64}$/.test(String(digest)));
  if (whole) return files;
  throw new HarnessError(
    'propose.generated',
    `${path} is not what a proposal writes, so nobody can tell which files people edited`,
    'restore it from the last merged proposal, or delete it: then every file that is there counts as a person’s',
  );
}
