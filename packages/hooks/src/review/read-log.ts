// Reads one audit log for review: verified first, so that nobody reviews what somebody wrote into it.
import type { AuditEvent } from '@agent-harness/contracts';
import { scanLog } from '../audit/scan.ts';

export interface ReviewedLog {
  /** How the reader named it: a run's folder or a file. */
  name: string;
  run: string | null;
  skill: string | null;
  /** `unsealed`: the end may be missing. `damaged`: only the records before the damage are reviewed. */
  state: 'sealed' | 'unsealed' | 'damaged';
  /** What is wrong with it, in words; null when it is sealed. */
  problem: string | null;
  events: AuditEvent[];
}

/** @param head of the run record, which is kept apart from the log; null where there is none */
export function readLog(name: string, bytes: Buffer, head: string | null): ReviewedLog {
  const events: AuditEvent[] = [];
  const scanned = scanLog(bytes, (event) => events.push(event));
  const { run, prev } = scanned.position;
  const skill = events.find(({ kind }) => kind === 'run.open')?.detail['skill'];
  const read = { name, run, skill: typeof skill === 'string' ? skill : null, events };
  if (scanned.problem)
    return { ...read, state: 'damaged', problem: `line ${scanned.problem.line}: ${scanned.problem.what}` };
  if (scanned.unterminated) return { ...read, state: 'damaged', problem: 'its last newline is missing' };
  if (head !== null && head !== prev)
    return { ...read, state: 'damaged', problem: 'its head is not the one in the run record' };
  if (scanned.sealed) return { ...read, state: 'sealed', problem: null };
  return { ...read, state: 'unsealed', problem: 'no seal: its end may be missing' };
}
