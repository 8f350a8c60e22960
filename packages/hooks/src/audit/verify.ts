// Verifies an audit log from its bytes alone, sharing no state with whoever wrote it.
import { readFile } from 'node:fs/promises';
import { type ChainProblem, scanLog } from './scan.ts';

export interface VerifiedLog {
  /** Records that hold, from the first. */
  events: number;
  /** Torn writes that a crash left and that a `log.repaired` record accounts for. */
  repairs: number;
  /** Hash of the last record that holds; 64 zeros when there is none. */
  head: string;
  /** False when the end may be missing: a cut at a record's edge shows only here and in a head kept elsewhere. */
  sealed: boolean;
  problem: ChainProblem | null;
}

/**
 * Any flipped byte, cut, reordering or insertion is a problem. Whoever can rewrite the whole file can also recompute
 * the chain: compare `head` with the one in the run record, which is kept elsewhere.
 * @throws NodeJS.ErrnoException when the file cannot be read
 */
export async function verifyAuditLog(file: string): Promise<VerifiedLog> {
  return verifyBytes(await readFile(file));
}

export function verifyBytes(bytes: Buffer): VerifiedLog {
  const { events, repairs, position, sealed, unterminated, problem } = scanLog(bytes);
  const cut =
    unterminated && !problem ? { line: events + repairs, what: 'its last newline is missing' } : problem;
  return { events, repairs, head: position.prev, sealed: sealed && !cut, problem: cut };
}
