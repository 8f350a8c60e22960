// Renders the list of allowed system calls as the profile that container engines and Kubernetes read.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `profile/syscalls.json`. */
export interface Syscalls {
  what: string;
  /** Allowed with any arguments. */
  groups: { group: string; why: string; names: string[] }[];
  /** Allowed while one argument, under the mask, equals one of the values. */
  where: {
    name: string;
    why: string;
    argument: number;
    mask?: number;
    equals: number[];
    /** What another value gives; EPERM unless said. */
    otherwise?: keyof typeof ERRNO;
  }[];
  /** Fail with ENOSYS. */
  absent: { why: string; names: string[] };
  /** Said for readers and tests: these fail with EPERM like everything that is not listed. */
  refused: { why: string; names: string[] }[];
}

/** Docker's and podman's `--security-opt seccomp=` format, which Kubernetes calls a localhost profile. */
export interface SeccompProfile {
  defaultAction: 'SCMP_ACT_ERRNO';
  defaultErrnoRet: number;
  architectures: string[];
  syscalls: {
    names: string[];
    action: 'SCMP_ACT_ALLOW' | 'SCMP_ACT_ERRNO';
    errnoRet?: number;
    args: { index: number; value: number; valueTwo: number; op: string }[];
    comment: string;
  }[];
}

/** Numbers that x86_64 and arm64 share. */
const ERRNO = { EPERM: 1, ENOSYS: 38, EAFNOSUPPORT: 97 } as const;

const atPackage = (path: string): string => fileURLToPath(new URL(`../../profile/${path}`, import.meta.url));

/** The rendered profile in this package: the file that an engine is given. */
export const SECCOMP_FILE = atPackage('seccomp.json');

export const readSyscalls = (): Syscalls =>
  JSON.parse(readFileSync(atPackage('syscalls.json'), 'utf8')) as Syscalls;

/** What a run's record says of the profile: the engine's file, and how many calls it allows. */
export function seccompIdentity(): { digest: string; calls: number } {
  const text = readFileSync(SECCOMP_FILE, 'utf8');
  const allowed = (JSON.parse(text) as SeccompProfile).syscalls.filter(
    (rule) => rule.action === 'SCMP_ACT_ALLOW',
  );
  return {
    digest: `sha256:${createHash('sha256').update(text).digest('hex')}`,
    calls: new Set(allowed.flatMap((rule) => rule.names)).size,
  };
}

export function seccompProfile({ groups, where, absent }: Syscalls): SeccompProfile {
  const fails = (names: string[], errnoRet: number, comment: string): SeccompProfile['syscalls'][number] => ({
    names,
    action: 'SCMP_ACT_ERRNO',
    errnoRet,
    args: [],
    comment,
  });
  return {
    defaultAction: 'SCMP_ACT_ERRNO',
    defaultErrnoRet: ERRNO.EPERM,
    // One ABI each: calls through a 32-bit door of the same kernel end the process.
    architectures: ['SCMP_ARCH_X86_64', 'SCMP_ARCH_AARCH64'],
    syscalls: [
      ...groups.map(({ group, why, names }) => ({
        names,
        action: 'SCMP_ACT_ALLOW' as const,
        args: [],
        comment: `${group}: ${why}`,
      })),
      ...where.flatMap(({ name, why, argument, mask, equals, otherwise }) => [
        ...equals.map((value) => ({
          names: [name],
          action: 'SCMP_ACT_ALLOW' as const,
          args: [
            mask === undefined
              ? { index: argument, value, valueTwo: 0, op: 'SCMP_CMP_EQ' }
              : { index: argument, value: mask, valueTwo: value, op: 'SCMP_CMP_MASKED_EQ' },
          ],
          comment: why,
        })),
        ...(otherwise ? othersFail(name, argument, equals, ERRNO[otherwise], why) : []),
      ]),
      fails(absent.names, ERRNO.ENOSYS, absent.why),
    ],
  };
}

/** Rules of one argument cannot be joined by "and not", so the gaps between the allowed values are listed. */
function othersFail(
  name: string,
  index: number,
  equals: readonly number[],
  errnoRet: number,
  comment: string,
): SeccompProfile['syscalls'] {
  const sorted = [...equals].sort((a, b) => a - b);
  const gaps = sorted.slice(1).filter((value, at) => value - (sorted[at] ?? value) > 1);
  if (gaps.length > 0) throw new Error(`${name}: values with gaps cannot be rendered`);
  const rule = (op: string, value: number): SeccompProfile['syscalls'][number] => ({
    names: [name],
    action: 'SCMP_ACT_ERRNO',
    errnoRet,
    args: [{ index, value, valueTwo: 0, op }],
    comment,
  });
  return [rule('SCMP_CMP_LT', sorted[0] ?? 0), rule('SCMP_CMP_GT', sorted.at(-1) ?? 0)];
}
