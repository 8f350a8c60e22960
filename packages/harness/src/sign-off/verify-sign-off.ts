// Whether a sign-off counts: signed by a person of the owner's team, still running, and about exactly what is there now.
import { HarnessError } from '@agent-harness/contracts';
import { type Judge, verifyBundle } from '../signing/verify-bundle.ts';
import type { SignedOff } from '../signing/signer.ts';
import { type SignOff, readSignOff } from './sign-off.ts';

export interface VerifiedSignOff extends SignOff {
  /** Id of the key. */
  key: string;
}

export interface SignOffDemand extends Omit<Judge, 'use'> {
  /** What it must be about. */
  current: SignedOff;
  /** Whose word counts: the team that owns the suite. */
  team: string;
  /** Logins of ownership.json's `agents`; empty where there is no such file. */
  agents: readonly string[];
}

const WHAT: Readonly<Record<keyof SignedOff, string>> = {
  skill: 'the skill’s name',
  suiteDigest: 'the suite',
  skillDigest: 'the skill',
  reportDigest: 'the acceptance report',
  image: 'the image',
  cli: 'Claude Code',
};

/** @throws HarnessError `signature.…`, `trust.…`, `sign-off.statement`, `.team`, `.agent`, `.expired` or `.moved` */
export function verifySignOff(text: string, file: string, demand: SignOffDemand): VerifiedSignOff {
  const { payload, by: key } = verifyBundle(text, file, { ...demand, use: 'sign-off' });
  const signOff = readSignOff(payload, file);
  const refuse = (code: string, what: string, instead: string): HarnessError =>
    new HarnessError(`sign-off.${code}`, `${file}: ${what}`, instead);
  const again = 'have a person of the team look again, and `harness sign-off`';
  if (key.team !== signOff.team || key.holder.name !== signOff.by)
    throw refuse('team', `it is signed off by ${signOff.by} of ${signOff.team}, with the key of ${key.holder.name} of ${key.team}`, again); // prettier-ignore
  if (signOff.team !== demand.team)
    throw refuse('team', `${signOff.by} is of ${signOff.team}, and the suite is of ${demand.team}`, again);
  if (demand.agents.some((login) => login.toLowerCase() === signOff.by.toLowerCase()))
    throw refuse('agent', `${signOff.by} is an agent`, again);
  if (demand.today > signOff.until) throw refuse('expired', `it ended on ${signOff.until}`, again);
  const moved = movedParts(signOff.signedOff, demand.current);
  if (moved.length > 0) throw refuse('moved', `it is about something else now: ${moved.join('; ')}`, again);
  return { ...signOff, key: key.id };
}

function movedParts(signed: SignedOff, current: SignedOff): string[] {
  return (Object.keys(WHAT) as (keyof SignedOff)[])
    .filter((part) => signed[part] !== current[part])
    .map((part) => `${WHAT[part]} was ${short(signed[part])} and is ${short(current[part])}`);
}

const short = (text: string): string => (text.startsWith('sha256:') ? text.slice(0, 19) : text);
