import { expect, it } from 'vitest';
import type { Engine } from '../engine/engine.ts';
import { promisesOf } from './promises.ts';
import { runArguments } from './run-arguments.ts';

const facts = {
  unifiedCgroups: false,
  runc: true,
  hardOpenFiles: 1024,
  hardProcesses: null,
  processors: 8,
};
const podman: Engine = { name: 'podman', version: '4.3.1', global: ['--runtime', 'runc'], facts };
const docker: Engine = { name: 'docker', version: '28', global: [], facts };
const plan = {
  mounts: [
    { source: '/a', target: '/workspace', access: 'read' as const, what: 'repository' },
    { source: '/b', target: '/out', access: 'write' as const, what: 'outputs' },
  ],
  seconds: 60,
  memoryMb: 512,
  environment: ['PATH', 'HOME'],
};
const render = (engine: Engine): string[] => runArguments(engine, 'cell', 'image:1', promisesOf(plan), plan);

it.each([
  '--network=none',
  '--read-only',
  '--cap-drop=ALL',
  '--security-opt=no-new-privileges',
  '--user=10001:10001',
  '--memory=512m',
  '--memory-swap=512m',
  '--pids-limit=256',
  '--cpus=2',
  '--ulimit=fsize=268435456:268435456',
  '--pull=never',
])('renders %s for podman and docker', (flag) => {
  expect(render(podman)).toContain(flag);
  expect(render(docker)).toContain(flag);
});

it('mounts what is read read-only, and makes every mount noexec', () => {
  const args = render(podman);
  expect(args).toContain('--volume=/a:/workspace:ro,noexec');
  expect(args).toContain('--volume=/b:/out:rw,noexec');
  for (const tmpfs of args.filter((arg) => arg.startsWith('--tmpfs=')))
    expect(tmpfs).toContain('noexec,nosuid,nodev');
});

it('keeps podman from adding writable tmpfs of its own, and the image last', () => {
  expect(render(podman)).toContain('--read-only-tmpfs=false');
  expect(render(docker)).not.toContain('--read-only-tmpfs=false');
  expect(render(docker).at(-1)).toBe('image:1');
});

it('asks for no more open files and processors than the host has', () => {
  expect(render(podman)).toContain('--ulimit=nofile=1024:1024');
  expect(render({ ...podman, facts: { ...facts, processors: 1 } })).toContain('--cpus=1');
});
