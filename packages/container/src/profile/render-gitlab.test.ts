import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { expect, it } from 'vitest';
import { type CellPlan, promisesOf } from './promises.ts';
import { renderGitlabRunner } from './render-gitlab.ts';
import { SECCOMP_FILE } from './seccomp-profile.ts';

const render = (source: string): unknown => {
  const plan: CellPlan = {
    mounts: [{ source, target: '/workspace', access: 'read', what: 'repository' }],
    seconds: 60,
    memoryMb: 777,
    environment: [],
  };
  return parse(renderGitlabRunner('registry.invalid/image@sha256:0', promisesOf(plan), plan).text);
};

it('is TOML whose values are the promises, under the runner’s tables', () => {
  expect(render('/srv/repository')).toEqual({
    runners: [
      {
        executor: 'docker',
        environment: [],
        docker: {
          image: 'registry.invalid/image@sha256:0',
          allowed_images: ['registry.invalid/image@sha256:0'],
          privileged: false,
          services_limit: 0,
          disable_cache: true,
          pull_policy: 'if-not-present',
          user: '10001:10001',
          cap_drop: ['ALL'],
          security_opt: ['no-new-privileges', expect.stringMatching(/^seccomp=\{/)],
          hostname: 'agent',
          memory: '777m',
          memory_swap: '777m',
          cpus: '2',
          network_mode: 'none',
          volumes: ['/srv/repository:/workspace:ro'],
          tmpfs: {
            '/tmp': 'rw,noexec,nosuid,nodev,size=256m',
            '/home/agent': 'rw,noexec,nosuid,nodev,size=256m',
          },
          ulimit: { nofile: '4096:4096', fsize: '268435456:268435456' },
        },
      },
    ],
  });
});

it('carries the whole seccomp profile through the quotes', () => {
  const { runners } = render('/srv') as { runners: { docker: { security_opt: string[] } }[] };
  const profile = runners[0]?.docker.security_opt[1]?.replace(/^seccomp=/, '') ?? '';
  expect(JSON.parse(profile)).toEqual(JSON.parse(readFileSync(SECCOMP_FILE, 'utf8')));
});

it('keeps a path with quotes and line ends as one value', () => {
  const { runners } = render('/srv/"]\nprivileged = true\n#') as {
    runners: { docker: { privileged: boolean; volumes: string[] } }[];
  };
  expect(runners[0]?.docker.privileged).toBe(false);
  expect(runners[0]?.docker.volumes).toEqual(['/srv/"]\nprivileged = true\n#:/workspace:ro']);
});
