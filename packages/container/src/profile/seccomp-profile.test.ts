import { expect, it } from 'vitest';
import { SECCOMP_FILE, readSyscalls, seccompIdentity, seccompProfile } from './seccomp-profile.ts';

const syscalls = readSyscalls();
const allowed = [
  ...syscalls.groups.flatMap((group) => group.names),
  ...syscalls.where.map((one) => one.name),
];
const refused = syscalls.refused.flatMap((one) => one.names);

it('is rendered into the file that engines are given', async () => {
  await expect(`${JSON.stringify(seccompProfile(syscalls), null, 1)}\n`).toMatchFileSnapshot(SECCOMP_FILE);
});

it('allows a call once, with a reason, and nothing that is refused or absent', () => {
  expect(new Set(allowed).size).toBe(allowed.length);
  expect(allowed.filter((name) => refused.includes(name) || syscalls.absent.names.includes(name))).toEqual(
    [],
  );
  for (const { why, names } of [...syscalls.groups, ...syscalls.refused]) {
    expect(why).toMatch(/\w+ \w+/);
    expect(names).toEqual([...names].sort());
  }
  expect(seccompIdentity().calls).toBe(allowed.length);
});

it('fails what it does not list, on both processors', () => {
  const profile = seccompProfile(syscalls);
  expect(profile).toMatchObject({ defaultAction: 'SCMP_ACT_ERRNO', defaultErrnoRet: 1 });
  expect(profile.architectures).toEqual(['SCMP_ARCH_X86_64', 'SCMP_ARCH_AARCH64']);
});

it('lets clone make no namespace, and socket only the two families', () => {
  const rules = seccompProfile(syscalls).syscalls.filter(({ args }) => args.length > 0);
  const of = (name: string) =>
    rules
      .filter(({ names }) => names[0] === name)
      .map(({ action, args: [arg] }) => [action, arg?.op, arg?.value]);
  const namespaces = 0x0002_0000 | 0x0400_0000 | 0x0800_0000 | 0x1000_0000 | 0x2000_0000 | 0x4000_0000;
  expect(of('clone')).toEqual([['SCMP_ACT_ALLOW', 'SCMP_CMP_MASKED_EQ', namespaces | 0x0200_0000]]);
  expect(of('socket')).toEqual([
    ['SCMP_ACT_ALLOW', 'SCMP_CMP_EQ', 1],
    ['SCMP_ACT_ALLOW', 'SCMP_CMP_EQ', 2],
    ['SCMP_ACT_ERRNO', 'SCMP_CMP_LT', 1],
    ['SCMP_ACT_ERRNO', 'SCMP_CMP_GT', 2],
  ]);
});

it('refuses to render values with gaps, which would be allowed silently', () => {
  const gap = { name: 'socket', why: 'a gap', argument: 0, equals: [1, 10], otherwise: 'EPERM' as const };
  expect(() => seccompProfile({ ...syscalls, where: [gap] })).toThrow('gaps');
});
