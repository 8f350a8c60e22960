// Renders the list of allowed system calls as a kernel filter in C, for a cell that no engine gives a profile.
import type { Syscalls } from '../profile/seccomp-profile.ts';

/** Numbers that x86_64 and arm64 share. */
const ERRNO = { EPERM: 1, ENOSYS: 38, EAFNOSUPPORT: 97 } as const;

/**
 * Elements of an array of `struct sock_filter`, after the architecture was checked and the call's number was loaded.
 * Names that an architecture or a C library does not have are left out, and so refused.
 */
export function renderFilter({ groups, where, absent }: Syscalls): string {
  const allowed = groups.flatMap(({ names }) => names);
  return [
    ...allowed.map((name) => rule(name, ['ALLOW'])),
    ...where.map(({ name, argument, mask, equals, otherwise }) =>
      rule(name, [
        // The kernel reads these arguments as 32 bits, so the upper half decides nothing.
        `LOAD(${16 + 8 * argument})`,
        ...(mask === undefined ? [] : [`AND(${mask}u)`]),
        ...equals.flatMap((value) => [`UNLESS(${value}u, 1)`, 'ALLOW']),
        `FAIL(${ERRNO[otherwise ?? 'EPERM']})`,
      ]),
    ),
    ...absent.names.map((name) => rule(name, [`FAIL(${ERRNO.ENOSYS})`])),
    `FAIL(${ERRNO.EPERM}),`,
    '',
  ].join('\n');
}

const rule = (name: string, steps: readonly string[]): string =>
  [`#ifdef __NR_${name}`, `UNLESS(__NR_${name}, ${steps.length}), ${steps.join(', ')},`, '#endif'].join('\n');
