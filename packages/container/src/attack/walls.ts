// The walls of the run profile that an attack's control takes down, as changes to the engine's arguments.

/** Closed: a control cannot take down what no rule here knows. */
export type Wall =
  | 'network'
  | 'seccomp'
  | 'capabilities'
  | 'user'
  | 'unreadable entry'
  | 'new privileges'
  | 'read-only root'
  | 'noexec'
  | 'hidden proc'
  | 'device list'
  | 'processes'
  | 'memory'
  | 'temporary size'
  | 'own process list'
  | 'outside files'
  | 'clean environment'
  | 'repository'
  | 'doors'
  | 'engine socket'
  | 'file size'
  | 'disk watch'
  | 'time';

type Change = (args: readonly string[]) => string[];

const without =
  (flag: string): Change =>
  (args) =>
    args.filter((arg) => !arg.startsWith(flag));
const instead =
  (flag: string, other: string): Change =>
  (args) =>
    args.map((arg) => (arg.startsWith(flag) ? other : arg));
/** Before the image, which is last. */
const add =
  (...more: string[]): Change =>
  (args) => [...args.slice(0, -1), ...more, ...args.slice(-1)];

/** The harness's own walls, which `runAttacks` leaves out itself. */
const notOfTheEngine: Change = (args) => [...args];

const changes: Record<Wall, Change> = {
  network: instead('--network=', '--network=host'),
  seccomp: instead('--security-opt=seccomp=', '--security-opt=seccomp=unconfined'),
  capabilities: instead('--cap-drop=', '--cap-add=ALL'),
  user: instead('--user=', '--user=0:0'),
  // A Node that its user may read is a Node that its user may trace: this one stands in for the image's.
  'unreadable entry': add(`--volume=${process.execPath}:/opt/harness/bin/node:ro`),
  'new privileges': without('--security-opt=no-new-privileges'),
  'read-only root': without('--read-only'),
  noexec: (args) => args.map((arg) => arg.replace(/\bnoexec\b/g, 'exec')),
  'hidden proc': add('--security-opt=unmask=ALL'),
  'device list': add('--privileged'),
  processes: (args) => instead('--pids-limit=', '--pids-limit=2048')(without('--ulimit=nproc')(args)),
  memory: (args) => instead('--memory=', '--memory=2g')(without('--memory-swap=')(args)),
  'temporary size': (args) =>
    args.map((arg) => (arg.startsWith('--tmpfs=') ? arg.replace(/size=\d+m/, 'size=700m') : arg)),
  'own process list': add('--pid=host'),
  'outside files': (args) =>
    args.flatMap((arg) => {
      const out = /^--volume=(.*):\/out:/.exec(arg)?.[1];
      return out ? [arg, `--volume=${out}-outside:/host:rw`] : [arg];
    }),
  // Made up, and shaped like a key; the attack list looks for the shape.
  'clean environment': add(`--env=ANTHROPIC_API_KEY=sk-ant-${'x'.repeat(24)}`),
  repository: (args) => args.map((arg) => arg.replace(':/workspace:ro', ':/workspace:rw')),
  doors: (args) => args.map((arg) => arg.replace(':/run/harness:ro', ':/run/harness:rw')),
  'engine socket': (args) =>
    args.flatMap((arg) => {
      const doors = /^--volume=(.*):\/run\/harness:/.exec(arg)?.[1];
      return doors ? [arg, `--volume=${doors}/guard.sock:/var/run/docker.sock`] : [arg];
    }),
  'file size': without('--ulimit=fsize'),
  'disk watch': notOfTheEngine,
  time: notOfTheEngine,
};

/** @param args as `runArguments` renders them */
export const takeDown = (walls: readonly Wall[], args: readonly string[]): string[] =>
  walls.reduce<string[]>((left, wall) => changes[wall](left), [...args]);
