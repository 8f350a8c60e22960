// A container engine on this host: podman or docker, with the flags this host needs.
import { access, readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';
import { type HostFacts, engineFlags } from './engine-flags.ts';

export type EngineName = 'podman' | 'docker';

export interface Engine {
  name: EngineName;
  version: string;
  /** Flags before the subcommand, e.g. `--runtime runc`. */
  global: string[];
  facts: HostFacts;
}

/**
 * Finds the engine: the one asked for, else podman, else docker.
 * @throws HarnessError `engine.missing` with the command that installs one, `engine.broken` when it does not answer
 */
export async function findEngine(wanted?: EngineName): Promise<Engine> {
  const reasons: string[] = [];
  for (const name of wanted ? [wanted] : (['podman', 'docker'] as const)) {
    const format = name === 'podman' ? '{{.Version.Version}}' : '{{.ServerVersion}}';
    const info = await execa(name, ['info', '--format', format], {
      reject: false,
      stdin: 'ignore',
      timeout: 20_000,
    });
    if (info.exitCode === 0) {
      const facts = await readHostFacts();
      return { name, version: info.stdout.trim(), global: engineFlags(name, facts), facts };
    }
    const missing = (info.cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
    reasons.push(`${name}: ${missing ? 'not installed' : firstLine(info.stderr) || info.shortMessage}`);
  }
  throw new HarnessError(
    'engine.missing',
    `no container engine answers (${reasons.join('; ')}); without isolation nothing runs`,
    'apt-get install podman runc (Debian, as root), or start the docker daemon; `harness doctor` explains',
  );
}

async function readHostFacts(): Promise<HostFacts> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '');
  const hard = (name: string): number | null => {
    const match = new RegExp(`^${name}\\s+\\S+\\s+(\\S+)`, 'm').exec(limits);
    return match?.[1] && match[1] !== 'unlimited' ? Number(match[1]) : null;
  };
  return {
    unifiedCgroups: await exists('/sys/fs/cgroup/cgroup.controllers'),
    runc: (await execa('runc', ['--version'], { reject: false, stdin: 'ignore' })).exitCode === 0,
    hardOpenFiles: hard('Max open files'),
    hardProcesses: hard('Max processes'),
    processors: cpus().length,
  };
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const firstLine = (text: string): string => text.trim().split('\n')[0] ?? '';
