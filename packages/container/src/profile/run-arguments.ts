// Renders promises as the engine's `run` arguments.
import type { Engine } from '../engine/engine.ts';
import { grantable } from '../engine/engine-flags.ts';
import { ownerOf } from '../engine/owner.ts';
import { OWNER_LABEL } from '../engine/reap.ts';
import { AGENT } from '../image/prune-rules.ts';
import { SECCOMP_FILE } from './seccomp-profile.ts';
import type { CellPlan, Promises } from './promises.ts';

/** The engine's own time limit, for when the harness is killed and cannot keep its own. */
const GRACE_SECONDS = 120;
const MEBIBYTE = 1024 * 1024;

/** Arguments after the engine's name, up to and including the image. */
export function runArguments(
  engine: Engine,
  name: string,
  image: string,
  promises: Promises,
  plan: CellPlan,
): string[] {
  const { user, limits, tmpfs } = promises;
  const files = grantable(limits.openFiles, engine.facts.hardOpenFiles);
  const processes = grantable(512, engine.facts.hardProcesses);
  // Docker's bind mounts know no such option; the attestation then says that the promise is not kept.
  const noexec = engine.name === 'podman' ? ',noexec' : '';
  return [
    ...engine.global,
    'run',
    '--rm',
    '--interactive',
    `--name=${name}`,
    `--label=${OWNER_LABEL}=${ownerOf() ?? ''}`,
    `--hostname=${promises.hostname}`,
    `--user=${user.uid}:${user.gid}`,
    '--network=none',
    '--read-only',
    ...(engine.name === 'podman'
      ? ['--read-only-tmpfs=false', `--timeout=${limits.seconds + GRACE_SECONDS}`, '--pull=never']
      : ['--pull=never']),
    '--cap-drop=ALL',
    '--security-opt=no-new-privileges',
    `--security-opt=seccomp=${SECCOMP_FILE}`,
    `--memory=${limits.memoryMb}m`,
    `--memory-swap=${limits.memoryMb}m`,
    `--cpus=${Math.min(limits.cpus, engine.facts.processors)}`,
    `--pids-limit=${limits.pids}`,
    `--ulimit=nofile=${files}:${files}`,
    `--ulimit=nproc=${processes}:${processes}`,
    '--ulimit=core=0:0',
    `--ulimit=fsize=${limits.outMb * MEBIBYTE}:${limits.outMb * MEBIBYTE}`,
    ...tmpfs.map(({ target, megabytes }) => `--tmpfs=${target}:${tmpfsOptions(target, megabytes)}`),
    ...plan.mounts.map(
      ({ source, target, access }) =>
        `--volume=${source}:${target}:${access === 'read' ? 'ro' : 'rw'}${noexec}`,
    ),
    image,
  ];
}

/** Neither what an agent writes nor what a repository brings can be executed: every mount is noexec. */
function tmpfsOptions(target: string, megabytes: number): string {
  const mode = target === AGENT.home ? '0777' : '1777';
  return `rw,noexec,nosuid,nodev,size=${megabytes}m,mode=${mode}`;
}
