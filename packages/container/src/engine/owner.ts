// Who started something: a process that can be told apart from a later one with the same number.
import { readFileSync, readlinkSync } from 'node:fs';

/**
 * `<boot>.<process name space>.<pid>.<start time>` of a process that this one can see.
 * @returns null when there is no such process, or this is no Linux
 */
export function ownerOf(pid: number = process.pid): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const space = readlinkSync('/proc/self/ns/pid').replaceAll(/\D/g, '');
    // The name, which may hold anything, ends with the last parenthesis; the state and 18 numbers come before the time.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1)?.trim().split(' ') ?? [];
    return fields[0] === 'Z' || fields[0] === 'X' ? null : `${boot}.${space}.${pid}.${fields[19]}`;
  } catch {
    return null;
  }
}

/** True only when the owner was seen from here and is gone; of an owner elsewhere nothing is known. */
export function isOrphan(owner: string, self: string | null = ownerOf()): boolean {
  const [boot, space, pid, start] = owner.split('.');
  const [ownBoot, ownSpace] = self?.split('.') ?? [];
  if (!ownBoot || !start || !/^\d+$/.test(pid ?? '')) return false;
  // Nothing outlives a boot but folders, and those have lost their owner with it.
  if (boot !== ownBoot) return /^[0-9a-f-]{36}$/.test(boot ?? '');
  return space === ownSpace && ownerOf(Number(pid)) !== owner;
}
