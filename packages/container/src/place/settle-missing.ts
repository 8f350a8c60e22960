// What an in-place run does not keep, by promise and with the reason, against what whoever started it accepted by name.
import type { Confinement } from '@agent-harness/contracts';
import type { Attestation } from '../attest/judge.ts';
import { type AttestedPromise, promiseOf } from '../attest/promise-of.ts';

export type Missing = NonNullable<Confinement['missing']>;

/** Why this mode cannot keep a promise, in words for the person who accepts it. */
const WHY: Partial<Record<AttestedPromise, string>> = {
  memoryMb:
    'only an engine or a cgroup limits an agent alone: the limit of the job’s own container holds for agent and guard together',
  pids: 'counted for the agent’s uid by the kernel (RLIMIT_NPROC), not for a container by a cgroup',
  cpus: 'the agent shares the processors of the job’s own container',
};
const OTHER = 'this host or the job’s own container does not allow it';

export interface Settled {
  /** Accepted and not kept. */
  missing: Missing;
  /** Lines that are broken and that nobody accepted. */
  refused: Attestation;
}

export function settleMissing(attestation: Attestation, accepted: readonly string[]): Settled {
  const broken = attestation.filter((line) => !line.kept);
  const isAccepted = (line: string): boolean => {
    const name = promiseOf(line);
    return name !== null && accepted.includes(name);
  };
  const names = [...new Set(broken.flatMap(({ promise }) => promiseOf(promise) ?? []))];
  return {
    missing: names
      .filter((name) => accepted.includes(name))
      .map((name) => ({ promise: name, why: whyMissing(name, broken) })),
    refused: broken.filter(({ promise }) => !isAccepted(promise)),
  };
}

/** The reason, and what was seen. */
function whyMissing(name: AttestedPromise, broken: Attestation): string {
  const saw = broken.filter(({ promise }) => promiseOf(promise) === name);
  const reason = WHY[name] ?? OTHER;
  return `${reason} (${saw.map((line) => `${line.promise}: saw ${line.saw}`).join('; ')})`;
}
