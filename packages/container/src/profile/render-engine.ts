// The run profile as a `podman run` or `docker run` command: what a cell is started with.
import type { HostFacts } from '../engine/engine-flags.ts';
import type { EngineName } from '../engine/engine.ts';
import type { CellPlan, Promises } from './promises.ts';
import { type Rendering, no, partly, yes } from './rendering.ts';
import { runArguments } from './run-arguments.ts';

/** The target is another host than this one, and grants what is asked. */
const ANY_HOST: HostFacts = {
  unifiedCgroups: true,
  runc: true,
  hardOpenFiles: null,
  hardProcesses: null,
  processors: Number.POSITIVE_INFINITY,
};

export function renderEngine(name: EngineName, image: string, promises: Promises, plan: CellPlan): Rendering {
  const engine = { name, version: '', global: [], facts: ANY_HOST };
  // The label says which process a container belongs to; what is printed belongs to none, and must not be reaped.
  const args = runArguments(engine, 'agent', image, promises, plan).filter(
    (arg) => !arg.startsWith('--label='),
  );
  const podman = name === 'podman';
  const having = (...starts: string[]): string[] =>
    args.filter((arg) => starts.some((start) => arg.startsWith(start)));
  const { limits } = promises;
  return {
    target: name,
    text: `${name} \\\n  ${args.join(' \\\n  ')}\n`,
    promises: {
      user: yes(...having('--user=')),
      network: yes(...having('--network=')),
      readOnlyRoot: yes(...having('--read-only')),
      noExec: podman
        ? yes(...having('--volume=', '--tmpfs='))
        : partly(
            'docker’s bind mounts know no noexec: put the folders on a file system that is mounted so',
            ...having('--tmpfs='),
          ),
      capabilities: yes(...having('--cap-drop=')),
      noNewPrivileges: yes(...having('--security-opt=no-new')),
      seccomp: yes(...having('--security-opt=seccomp=')),
      mounts: yes(...having('--volume=')),
      tmpfs: yes(...having('--tmpfs=')),
      environment: yes(image), // the entry gives the session its variables; the engine is given none
      hostname: yes(...having('--hostname=')),
      memoryMb: yes(...having('--memory')),
      pids: yes(...having('--pids-limit=')),
      cpus: yes(...having('--cpus=')),
      openFiles: yes(...having('--ulimit=nofile=')),
      outMb: partly(
        'the engine limits one file; the harness watches the whole and removes the container',
        ...having('--ulimit=fsize='),
      ),
      seconds: podman
        ? yes(...having('--timeout='))
        : no(
            `docker has no time limit: the harness ends the container after ${limits.seconds} s, and it ends with the harness`,
          ),
    },
  };
}
