// Who started something: a process that can be told apart from a later one with the same number.
import { readFileSync, readlinkSync } from 'node:fs';

/** The line of `/proc/<pid>/stat`; throws as the file system does. */
export type ReadStat = (pid: number) => string;

const readStat: ReadStat = (pid) => readFileSync(`/proc/${pid}/stat`, 'utf8');

/**
 * `<boot>.<process name space>.<pid>.<start time>` of a process that this one can see.
 * @returns null when there is no such process, or this is no Linux
 */
export function ownerOf(pid: number = process.pid): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const space = readlinkSync('/proc/self/ns/pid').replaceAll(/\D/g, '');
    const start = startOf(pid, readStat);
    return start === null ? null : `${boot}.${space}.${pid}.${start}`;
  } catch {
    return null;
  }
}

/** True only when the owner was seen from here and is gone; of an owner elsewhere, or one that cannot be read, nothing is known. */
export function isOrphan(owner: string, self: string | null = ownerOf(), read: ReadStat = readStat): boolean {
  const [boot, space, pid, start] = owner.split('.');
  const [ownBoot, ownSpace] = self?.split('.') ?? [];
  if (!ownBoot || !start || !/^\d+$/.test(pid ?? '')) return false;
  // Nothing outlives a boot but folders, and those have lost their owner with it.
  if (boot !== ownBoot) return /^[0-9a-f-]{36}$/.test(boot ?? '');
  return space === ownSpace && hasEnded(Number(pid), start, read);
}

function hasEnded(pid: number, start: string, read: ReadStat): boolean {
  try {
    return startOf(pid, read) !== start;
  } catch (cause) {
    // Too many open files, or no right to look: whatever else fails says nothing of the process.
    return ['ENOENT', 'ESRCH'].includes((cause as NodeJS.ErrnoException).code ?? '');
  }
}

/** @returns null of a process that has ended and is still listed */
function startOf(pid: number, read: ReadStat): string | null {
  // The name, which may hold anything, ends with the last parenthesis; the state and 18 numbers come before the time.
  const fields = read(pid).split(')').at(-1)?.trim().split(' ') ?? [];
  if (fields[0] === 'Z' || fields[0] === 'X') return null;
  const start = fields[19];
  if (start === undefined) throw new Error(`/proc/${pid}/stat does not tell when the process started`);
  return start;
}
