// Renders promises as the command that keeps them without an engine: name spaces, mounts, and a root of the image's own.
import { AGENT } from '../image/prune-rules.ts';
import type { CellPlan, Promises } from '../profile/promises.ts';

/** What the agent shares with no other process of the job. */
export const NAME_SPACES = ['--mount', '--net', '--pid', '--ipc', '--uts'];
const DEVICES = ['null', 'zero', 'full', 'random', 'urandom'];
/** Files of the kernel that an engine hides too. */
const HIDDEN = ['keys', 'timer_list', 'sched_debug', 'kcore', 'kallsyms', 'sysrq-trigger'];
const MEBIBYTE = 1024 * 1024;
const CLOSED = 'nosuid,nodev,noexec';

export interface PlaceArguments {
  root: string;
  confine: string;
  promises: Promises;
  plan: CellPlan;
}

/** Arguments of `unshare`. The first process inside is the entry, so all that it leaves ends with it. */
export function placeArguments(given: PlaceArguments): string[] {
  return [
    ...NAME_SPACES,
    '--fork',
    '--kill-child',
    '--propagation',
    'private',
    'sh',
    '-ceu',
    placeScript(given),
  ];
}

/** Runs as this user in the new name spaces; what it mounts is seen by no one else and goes with them. */
export function placeScript({ root, confine, promises, plan }: PlaceArguments): string {
  const { user, limits, tmpfs, hostname } = promises;
  const inside = (path: string): string => quoted(`${root}${path}`);
  return [
    // The rest of the job is not below this folder, and is not seen from it.
    `mount --bind ${inside('')} ${inside('')}`,
    `mount -t proc -o ${CLOSED} proc ${inside('/proc')}`,
    `mount --bind ${inside('/proc/sys')} ${inside('/proc/sys')}`,
    `mount -o remount,bind,ro,${CLOSED} ${inside('/proc/sys')}`,
    ...HIDDEN.map((name) => {
      const path = inside(`/proc/${name}`);
      return `if [ -e ${path} ]; then mount --bind /dev/null ${path}; fi`;
    }),
    `mount -t tmpfs -o nosuid,noexec,mode=755,size=64k dev ${inside('/dev')}`,
    ...DEVICES.flatMap((name) => [
      `: > ${inside(`/dev/${name}`)}`,
      `mount --bind /dev/${name} ${inside(`/dev/${name}`)}`,
    ]),
    `ln -s /proc/self/fd ${inside('/dev/fd')}`,
    `mount -o remount,ro,nosuid,noexec ${inside('/dev')}`,
    ...tmpfs.map(
      ({ target, megabytes }) =>
        `mount -t tmpfs -o rw,${CLOSED},size=${megabytes}m,mode=${target === AGENT.home ? '0777' : '1777'} tmpfs ${inside(target)}`,
    ),
    ...plan.mounts.flatMap(({ source, target, access }) => [
      `mkdir -p ${inside(target)}`,
      `mount --bind ${quoted(source)} ${inside(target)}`,
      `mount -o remount,bind,${access === 'read' ? 'ro' : 'rw'},${CLOSED} ${inside(target)}`,
    ]),
    `mount -o remount,bind,ro,nosuid,nodev ${inside('')}`,
    `printf %s ${quoted(hostname)} > /proc/sys/kernel/hostname`,
    [
      `exec ${quoted(confine)} ${inside('')} /workspace ${user.uid} ${user.gid}`,
      `${limits.openFiles} ${limits.pids} ${limits.outMb * MEBIBYTE}`,
      '/opt/harness/bin/node /opt/harness/entry.mjs',
    ].join(' '),
  ].join('\n');
}

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
