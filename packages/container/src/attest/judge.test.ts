import { expect, it } from 'vitest';
import { promisesOf } from '../profile/promises.ts';
import { judge } from './judge.ts';
import type { Observation } from './observation.ts';

const promises = promisesOf({
  mounts: [
    { source: '/a', target: '/workspace', access: 'read', what: 'repository' },
    { source: '/b', target: '/out', access: 'write', what: 'outputs' },
  ],
  seconds: 60,
  memoryMb: 512,
  environment: [],
});

const SECCOMP = `seccomp profile of ${promises.seccomp.calls} calls`;

const good: Observation = {
  uid: 10_001,
  gid: 10_001,
  hostname: 'agent',
  status: { CapInh: '0', CapPrm: '0', CapEff: '0', CapBnd: '0', CapAmb: '0', NoNewPrivs: '1', Seccomp: '2' },
  interfaces: ['lo'],
  routes: 0,
  connect: 'ENETUNREACH',
  writes: { '/': 'EROFS', '/workspace': 'EROFS', '/tmp': null, '/home/agent': null, '/out': null },
  executes: { '/tmp': 'EACCES', '/home/agent': 'EACCES', '/out': 'EACCES' },
  mounts: [
    { target: '/', options: ['ro'], type: 'overlay' },
    { target: '/proc', options: ['rw'], type: 'proc' },
    { target: '/tmp', options: ['rw'], type: 'tmpfs' },
    { target: '/home/agent', options: ['rw'], type: 'tmpfs' },
    { target: '/etc/hosts', options: ['ro'], type: 'ext4' },
    { target: '/workspace', options: ['ro', 'noexec'], type: 'ext4' },
    { target: '/out', options: ['rw', 'noexec'], type: 'ext4' },
  ],
  memoryBytes: 512 * 1024 * 1024,
  pids: 256,
  cpus: 2,
  openFiles: 1024,
  fileBytes: 256 * 1024 * 1024,
  calls: { setpriority: 'EPERM', netlink: 'EAFNOSUPPORT' },
  environment: ['HOME', 'PATH'],
  tools: ['bash', 'git'],
};
const broken = (change: Partial<Observation>): string[] =>
  judge(promises, { ...good, ...change }, ['bash', 'git'])
    .filter((line) => !line.kept)
    .map((line) => line.promise);

it('finds every promise kept', () => {
  expect(broken({})).toEqual([]);
});

it.each<[string, Partial<Observation>, string]>([
  ['root', { uid: 0 }, 'user 10001:10001'],
  ['a capability', { status: { ...good.status, CapBnd: '0000000000000400' } }, 'no capabilities'],
  ['unreadable capabilities', { status: { NoNewPrivs: '1', Seccomp: '2' } }, 'no capabilities'],
  ['privileges to gain', { status: { ...good.status, NoNewPrivs: '0' } }, 'no new privileges'],
  ['no seccomp', { status: { ...good.status, Seccomp: '0' } }, 'seccomp filter'],
  ['an interface', { interfaces: ['lo', 'eth0'] }, 'no network'],
  ['a route', { routes: 1 }, 'no network'],
  ['a connection', { connect: null }, 'no network'],
  ['a writable root', { writes: { ...good.writes, '/': null } }, '/ not writable'],
  ['a writable repository', { writes: { ...good.writes, '/workspace': null } }, '/workspace not writable'],
  ['outputs that cannot be written', { writes: { ...good.writes, '/out': 'EACCES' } }, '/out writable'],
  [
    'execution of a written file',
    { executes: { ...good.executes, '/out': null } },
    'nothing executes from /out',
  ],
  [
    'a mount that nobody promised',
    { mounts: [...good.mounts, { target: '/run/docker.sock', options: ['rw'], type: 'ext4' }] },
    'no other mount',
  ],
  [
    'a writable engine file',
    { mounts: [...good.mounts, { target: '/etc/resolv.conf', options: ['rw'], type: 'ext4' }] },
    'no other mount',
  ],
  [
    'a missing mount',
    { mounts: good.mounts.filter((mount) => mount.target !== '/workspace') },
    '/workspace mounted ro,noexec',
  ],
  [
    'a repository mounted for writing',
    {
      mounts: good.mounts.map((mount) =>
        mount.target === '/workspace' ? { ...mount, options: ['rw', 'noexec'] } : mount,
      ),
    },
    '/workspace mounted ro,noexec',
  ],
  ['no memory limit', { memoryBytes: null }, 'memory 512 MB'],
  ['too many processes', { pids: 4096 }, '256 processes'],
  ['the engine’s own seccomp profile', { calls: { setpriority: null, netlink: 'EAFNOSUPPORT' } }, SECCOMP],
  ['an interface socket', { calls: { setpriority: 'EPERM', netlink: null } }, SECCOMP],
  [
    'a repository that can be executed',
    {
      mounts: good.mounts.map((mount) =>
        mount.target === '/workspace' ? { ...mount, options: ['ro'] } : mount,
      ),
    },
    '/workspace mounted ro,noexec',
  ],
  ['no processor limit', { cpus: null }, '2 processors'],
  ['more processors', { cpus: 3 }, '2 processors'],
  ['files of any size', { fileBytes: null }, '256 MB a file'],
  ['too many open files', { openFiles: 1_048_576 }, '4096 open files'],
  ['unreadable open files', { openFiles: null }, '4096 open files'],
  ['another hostname', { hostname: 'host' }, 'hostname agent'],
  [
    'a tool that is not listed',
    { tools: ['bash', 'curl', 'git'] },
    'the 2 listed tools on PATH, nothing else',
  ],
  ['a missing tool', { tools: ['bash'] }, 'the 2 listed tools on PATH, nothing else'],
  ['a key in the environment', { environment: ['ANTHROPIC_API_KEY'] }, 'no credential in the environment'],
])('names %s', (_, change, promise) => {
  expect(broken(change)).toEqual([promise]);
});
