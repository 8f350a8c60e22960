// A sign-off: a person of a team says that what a suite found of a skill, on this image and CLI, is good enough until a day.
import { HarnessError } from '@agent-harness/contracts';
import type { SignedOff } from '../signing/signer.ts';
import { type Statement, digestSet, encodeStatement, statementOf } from '../signing/statement.ts';

const SIGN_OFF = 'urn:agent-harness:sign-off:1';

export interface SignOff {
  signedOff: SignedOff;
  team: string;
  by: string;
  /** `yyyy-mm-dd` in UTC, the last day on which it counts. */
  until: string;
  /** What the person wants to be known with it; empty when nothing. */
  reservations: string;
}

/** The four digests are the statement's subjects, so that any in-toto tool can match them. */
export function signOffStatement({ signedOff, ...said }: SignOff): Statement {
  const { skill, suiteDigest, skillDigest, reportDigest, image, cli } = signedOff;
  return statementOf(
    [
      { name: 'suite', digest: digestSet(suiteDigest) },
      { name: 'skill', digest: digestSet(skillDigest) },
      { name: 'acceptance-report', digest: digestSet(reportDigest) },
      { name: 'image', digest: digestSet(image) },
    ],
    SIGN_OFF,
    { skill, cli, ...said },
  );
}

/**
 * INVARIANT: the payload is exactly what `signOffStatement` gives for what is returned.
 * @throws HarnessError `sign-off.statement`
 */
export function readSignOff(payload: Uint8Array, file: string): SignOff {
  const found = fieldsOf(payload);
  if (found && Buffer.compare(encodeStatement(signOffStatement(found)), payload) === 0) return found;
  throw new HarnessError('sign-off.statement', `${file} is signed, but what it says is no sign-off`, 'make it with `harness sign-off`'); // prettier-ignore
}

function fieldsOf(payload: Uint8Array): SignOff | null {
  try {
    const { subject, predicate } = JSON.parse(Buffer.from(payload).toString('utf8')) as {
      subject: { digest: { sha256: string } }[];
      predicate: Record<'skill' | 'cli' | 'team' | 'by' | 'until' | 'reservations', string>;
    };
    const [suiteDigest = '', skillDigest = '', reportDigest = '', image = ''] = subject.map(
      ({ digest }) => `sha256:${digest.sha256}`,
    );
    const { skill, cli, team, by, until, reservations } = predicate;
    const texts = [skill, cli, team, by, until, reservations];
    if (!texts.every((text) => typeof text === 'string') || !isDay(until)) return null;
    return { signedOff: { skill, suiteDigest, skillDigest, reportDigest, image, cli }, team, by, until, reservations }; // prettier-ignore
  } catch {
    return null;
  }
}

/** A day that there is, `yyyy-mm-dd`. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
