// The container holds its first process and this one. Whatever else runs there later was started by a command.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../../program/refusal.ts';

const FIRST = 1;
const PATIENCE_MS = 5_000;

/**
 * INVARIANT: `killOthers` is called only after this. Elsewhere than in a container of its own it would end everything.
 * @throws Refusal `not-alone`
 */
export function requireAlone(): void {
  if (process.ppid === FIRST && others().length === 0) return;
  throw new Refusal(
    'not-alone',
    'commands are tried only in a container in which nothing else runs',
    'use `harness run onboarding --with try`',
  );
}

/**
 * The kernel leaves out who asks and the first process; nobody can fork away from it.
 * @throws Refusal `not-alone` when one does not end
 */
export async function killOthers(): Promise<void> {
  for (const until = performance.now() + PATIENCE_MS; ; await sleep(10)) {
    try {
      process.kill(-1, 'SIGKILL');
    } catch {
      // Nobody is left.
    }
    if (others().length === 0) return;
    if (performance.now() > until)
      throw new Refusal('not-alone', 'what a command started does not end', 'run without --with try');
  }
}

/** Processes that can still do something. */
function others(): string[] {
  const known = [String(FIRST), String(process.pid)];
  return readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && !known.includes(name) && !hasEnded(name),
  );
}

function hasEnded(pid: string): boolean {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return /^[ZX]$/.test(status.slice(status.lastIndexOf(')') + 2)[0] ?? '');
  } catch {
    return true;
  }
}
