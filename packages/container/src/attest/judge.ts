// Compares what was seen inside a container with what was promised; every promise gets a line.
import type { Confinement } from '@agent-harness/contracts';
import type { Promises } from '../profile/promises.ts';
import type { Observation } from './observation.ts';

export type Attestation = NonNullable<Confinement['attestation']>;

const MEBIBYTE = 1024 * 1024;
/** Kernel file systems that every container has. */
const KERNEL_MOUNTS = /^\/(proc|sys|dev)(\/|$)/;
/** Files that the engine writes for the container, read-only here. */
const ENGINE_FILES = new Set(['/etc/hosts', '/etc/hostname', '/etc/resolv.conf', '/run/.containerenv']);

/** @param tools the programs that the image manifest lists */
export function judge(promises: Promises, seen: Observation, tools: readonly string[]): Attestation {
  const line = (promise: string, kept: boolean, saw: string) => ({ promise, kept, saw });
  const writable = [...promises.tmpfs.map((one) => one.target), ...targets(promises, 'write')];
  return [
    line(
      `user ${promises.user.uid}:${promises.user.gid}`,
      seen.uid === promises.user.uid && seen.gid === promises.user.gid,
      `${seen.uid}:${seen.gid}`,
    ),
    line(
      'no capabilities',
      capabilities(seen).every(([, value]) => /^0+$/.test(value)),
      capabilities(seen)
        .map((pair) => pair.join(' '))
        .join(', '),
    ),
    line('no new privileges', seen.status['NoNewPrivs'] === '1', `NoNewPrivs ${seen.status['NoNewPrivs']}`),
    line('seccomp filter', seen.status['Seccomp'] === '2', `Seccomp ${seen.status['Seccomp']}`),
    line(
      `seccomp profile of ${promises.seccomp.calls} calls`,
      seen.calls.setpriority === 'EPERM' && seen.calls.netlink === 'EAFNOSUPPORT',
      `setpriority ${seen.calls.setpriority ?? 'succeeded'}, netlink ${seen.calls.netlink ?? 'succeeded'}`,
    ),
    line(
      'no network',
      seen.interfaces.every((name) => name === 'lo') && seen.routes <= 0 && seen.connect === 'ENETUNREACH',
      `interfaces ${seen.interfaces.join(' ')}, ${Math.max(seen.routes, 0)} routes, connect ${seen.connect ?? 'succeeded'}`,
    ),
    ...Object.entries(seen.writes).map(([folder, code]) =>
      writable.includes(folder)
        ? line(`${folder} writable`, code === null, code ?? 'created a file')
        : line(`${folder} not writable`, code !== null, code ?? 'created a file'),
    ),
    ...Object.entries(seen.executes).map(([folder, code]) =>
      line(`nothing executes from ${folder}`, code !== null, code ?? 'a written file ran'),
    ),
    ...mountLines(promises, seen),
    line(
      `memory ${promises.limits.memoryMb} MB`,
      seen.memoryBytes !== null && seen.memoryBytes <= promises.limits.memoryMb * MEBIBYTE,
      seen.memoryBytes === null ? 'no limit seen' : `${seen.memoryBytes / MEBIBYTE} MB`,
    ),
    line(
      `${promises.limits.pids} processes`,
      seen.pids !== null && seen.pids <= promises.limits.pids,
      `${seen.pids ?? 'no limit seen'}`,
    ),
    line(
      `${promises.limits.cpus} processors`,
      seen.cpus !== null && seen.cpus <= promises.limits.cpus,
      `${seen.cpus ?? 'no limit seen'}`,
    ),
    line(
      `${promises.limits.outMb} MB a file`,
      seen.fileBytes !== null && seen.fileBytes <= promises.limits.outMb * MEBIBYTE,
      seen.fileBytes === null ? 'no limit seen' : `${seen.fileBytes / MEBIBYTE} MB`,
    ),
    line(
      `${promises.limits.openFiles} open files`,
      seen.openFiles !== null && seen.openFiles <= promises.limits.openFiles,
      `${seen.openFiles ?? 'no limit seen'}`,
    ),
    line(`hostname ${promises.hostname}`, seen.hostname === promises.hostname, seen.hostname),
    toolLine(seen, tools),
    line('no credential in the environment', secretNames(seen).length === 0, seen.environment.join(' ')),
  ];
}

const capabilities = (seen: Observation): [string, string][] => {
  const found = Object.entries(seen.status).filter(([name]) => name.startsWith('Cap'));
  return found.length === 5 ? found : [['Cap', 'unreadable']];
};

const targets = (promises: Promises, access: 'read' | 'write'): string[] =>
  promises.mounts.filter((mount) => mount.access === access).map((mount) => mount.target);

function mountLines(promises: Promises, seen: Observation): Attestation {
  const promised = new Map(promises.mounts.map((mount) => [mount.target, mount.access]));
  const tmpfs = new Set(promises.tmpfs.map((one) => one.target));
  const real = seen.mounts.filter(({ target }) => target !== '/' && !KERNEL_MOUNTS.test(target));
  const extra = real.filter(
    ({ target, options }) =>
      !promised.has(target) && !tmpfs.has(target) && !(ENGINE_FILES.has(target) && options.includes('ro')),
  );
  return [
    ...promises.mounts.map(({ target, access }) => {
      const found = real.findLast((mount) => mount.target === target);
      const mode = access === 'read' ? 'ro' : 'rw';
      return {
        promise: `${target} mounted ${mode},noexec`,
        kept: [mode, 'noexec'].every((option) => found?.options.includes(option) ?? false),
        saw: found ? found.options.join(',') : 'not mounted',
      };
    }),
    {
      promise: 'no other mount',
      kept: extra.length === 0,
      saw: extra.map(({ target }) => target).join(' ') || 'none',
    },
  ];
}

function toolLine(seen: Observation, tools: readonly string[]): Attestation[number] {
  const listed = new Set(tools);
  const present = new Set(seen.tools);
  const extra = seen.tools.filter((tool) => !listed.has(tool));
  const missing = tools.filter((tool) => !present.has(tool));
  const saw = [...extra.map((tool) => `+${tool}`), ...missing.map((tool) => `-${tool}`)].join(' ');
  return {
    promise: `the ${tools.length} listed tools on PATH, nothing else`,
    kept: saw === '',
    saw: saw || `${present.size} tools`,
  };
}

const secretNames = (seen: Observation): string[] =>
  seen.environment.filter((name) => /(KEY|TOKEN|SECRET|PASSWORD|CREDENTIAL)/i.test(name));
