// The run profile as a GitLab runner's configuration, for jobs that are the agent's container themselves.
import { readFileSync } from 'node:fs';
import type { CellPlan, Promises } from './promises.ts';
import { type Rendering, no, partly, yes } from './rendering.ts';
import { SECCOMP_FILE } from './seccomp-profile.ts';

/** Keys of `[runners.docker]` as in the runner's source (common/config.go); it has none for a read-only root or for pids. */
export function renderGitlabRunner(image: string, promises: Promises, plan: CellPlan): Rendering {
  const { user, limits, tmpfs } = promises;
  const quoted = (text: string): string => JSON.stringify(text);
  // The engine's interface takes the profile itself, not a path.
  const seccomp = quoted(`seccomp=${JSON.stringify(JSON.parse(readFileSync(SECCOMP_FILE, 'utf8')))}`);
  const bytes = limits.outMb * 1024 * 1024;
  const temporary = tmpfs.map(
    ({ target, megabytes }) => `${quoted(target)} = "rw,noexec,nosuid,nodev,size=${megabytes}m"`,
  );
  const volumes = plan.mounts.map(({ source, target, access }) =>
    quoted(`${source}:${target}:${access === 'read' ? 'ro' : 'rw'}`),
  );
  const keys = {
    user: `user = "${user.uid}:${user.gid}"`,
    image: `allowed_images = [${quoted(image)}]`,
    capabilities: 'cap_drop = ["ALL"]',
    security: `security_opt = ["no-new-privileges", ${seccomp}]`,
    hostname: `hostname = ${quoted(promises.hostname)}`,
    memory: `memory = "${limits.memoryMb}m"`,
    swap: `memory_swap = "${limits.memoryMb}m"`,
    cpus: `cpus = "${limits.cpus}"`,
    network: 'network_mode = "none"',
    volumes: `volumes = [${volumes.join(', ')}]`,
    files: `nofile = "${limits.openFiles}:${limits.openFiles}"`,
    fileSize: `fsize = "${bytes}:${bytes}"`,
  };
  const text = `[[runners]]
  executor = "docker"
  # Nothing that a job sets reaches the container but what GitLab itself sets.
  environment = []
  [runners.docker]
    image = ${quoted(image)}
    ${keys.image}
    privileged = false
    services_limit = 0
    disable_cache = true
    pull_policy = "if-not-present"
    ${keys.user}
    ${keys.capabilities}
    ${keys.security}
    ${keys.hostname}
    ${keys.memory}
    ${keys.swap}
    ${keys.cpus}
    # The helper container shares it: fetch the repository before, with GIT_STRATEGY: none in the job.
    ${keys.network}
    ${keys.volumes}
    [runners.docker.tmpfs]
      ${temporary.join('\n      ')}
    [runners.docker.ulimit]
      ${keys.files}
      ${keys.fileSize}
`;
  return {
    target: 'gitlab',
    text,
    promises: {
      user: yes(keys.user),
      network: yes(keys.network),
      readOnlyRoot: no(
        'the runner has no key for it; the image’s files are root’s, and the agent is not root',
      ),
      noExec: partly('docker’s bind mounts know no noexec', ...temporary),
      capabilities: yes(keys.capabilities, 'privileged = false'),
      noNewPrivileges: yes('"no-new-privileges"'),
      seccomp: yes(seccomp),
      mounts: partly('the runner adds its own builds volume', keys.volumes),
      tmpfs: yes(...temporary),
      environment: no(
        'GitLab sets its own variables, a job token among them: start the session with an empty environment',
      ),
      hostname: yes(keys.hostname),
      memoryMb: yes(keys.memory, keys.swap),
      cpus: yes(keys.cpus),
      pids: no('the runner has no key for it: set default-pids-limit in the engine'),
      openFiles: yes(keys.files),
      outMb: partly('the engine limits one file; no one watches the whole', keys.fileSize),
      seconds: no(`the runner has no key for it: the job says timeout: ${limits.seconds} seconds`),
    },
  };
}
