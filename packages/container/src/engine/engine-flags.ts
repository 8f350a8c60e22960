// What a host's limits mean for the engine's flags.
import type { EngineName } from './engine.ts';

export interface HostFacts {
  /** True when /sys/fs/cgroup is a pure cgroup v2 hierarchy. */
  unifiedCgroups: boolean;
  runc: boolean;
  /** Hard limits of this process; null is unlimited. */
  hardOpenFiles: number | null;
  hardProcesses: number | null;
  /** An engine refuses a limit above this. */
  processors: number;
}

/** crun refuses v1 and hybrid cgroup hierarchies on some kernels; runc runs on all of them. */
export function engineFlags(engine: EngineName, facts: HostFacts): string[] {
  return engine === 'podman' && !facts.unifiedCgroups && facts.runc ? ['--runtime', 'runc'] : [];
}

/** A limit that the host can grant: engines raise limits to their own defaults, which fails without CAP_SYS_RESOURCE. */
export function grantable(wanted: number, hard: number | null): number {
  return hard === null ? wanted : Math.min(wanted, hard);
}
