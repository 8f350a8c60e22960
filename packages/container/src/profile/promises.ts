// What a stage's container promises: the same walls for every stage, its own mounts and limits.
import type { Confinement } from '@agent-harness/contracts';
import { AGENT } from '../image/prune-rules.ts';
import { seccompIdentity } from './seccomp-profile.ts';

export type Promises = Confinement['promises'];

export interface CellPlan {
  /** Host folders by container path. The writable one is the stage's output folder. */
  mounts: readonly { source: string; target: string; access: 'read' | 'write'; what: string }[];
  /** Wall-clock seconds for the whole stage. */
  seconds: number;
  memoryMb: number;
  /** Names of the variables that the session will see. */
  environment: readonly string[];
}

const PIDS = 256;
const CPUS = 2;
/** Outputs are documents; the largest known has 2 MB. */
const OUT_MB = 256;
const OPEN_FILES = 4096;

export function promisesOf(plan: CellPlan): Promises {
  return {
    user: { uid: AGENT.uid, gid: AGENT.gid },
    network: 'none',
    readOnlyRoot: true,
    capabilities: [],
    noNewPrivileges: true,
    seccomp: seccompIdentity(),
    noExec: true,
    mounts: plan.mounts.map(({ target, access, what }) => ({ target, access, what })),
    tmpfs: [
      { target: '/tmp', megabytes: 256 },
      { target: AGENT.home, megabytes: 256 },
    ],
    limits: {
      memoryMb: plan.memoryMb,
      pids: PIDS,
      cpus: CPUS,
      seconds: plan.seconds,
      openFiles: OPEN_FILES,
      outMb: OUT_MB,
    },
    environment: [...plan.environment].sort(),
    hostname: 'agent',
  };
}
