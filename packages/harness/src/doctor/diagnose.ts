// Looks at this host and says what the harness needs, what is there, and the exact fix for what is not.
import { readFile, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { findEngine, loadImageManifest, reap } from '@agent-harness/container';
import { describeError } from '@agent-harness/contracts';
import { execa } from 'execa';
import { gte } from 'semver';

export interface Finding {
  what: string;
  ok: boolean;
  saw: string;
  /** Null when nothing is to be done. */
  fix: string | null;
  /** Debian packages that give it. */
  packages: string[];
}

/** Gigabytes for the image's layers, its build context and the engine's copy. */
const NEEDED_GB = 4;

export async function diagnose(): Promise<Finding[]> {
  const podman = await program('podman', ['podman', 'runc']);
  const docker = podman.ok ? null : await program('docker', []);
  return [
    line(
      'Node ≥ 20.19',
      gte(process.versions.node, '20.19.0'),
      process.versions.node,
      'install Node 20.19 or newer',
    ),
    await program('git', ['git']),
    docker?.ok ? docker : podman,
    ...(podman.ok && !(await unified()) ? [await program('runc', ['runc'])] : []),
    await engineAnswers(),
    await program('dpkg-deb', ['dpkg']),
    await program('apt-get', ['apt']),
    await compiler(),
    await program('rsync', ['rsync']),
    await disk(),
    await seccomp(),
    await leftovers(),
  ];
}

const line = (what: string, ok: boolean, saw: string, fix: string, packages: string[] = []): Finding => ({
  what,
  ok,
  saw,
  fix: ok ? null : fix,
  packages: ok ? [] : packages,
});

async function program(name: string, packages: string[]): Promise<Finding> {
  const ran = await execa(name, ['--version'], { reject: false, stdin: 'ignore' });
  const found = ran.exitCode === 0;
  const fix = packages.length > 0 ? `apt-get install ${packages.join(' ')}` : `install ${name}`;
  return line(name, found, found ? (ran.stdout.split('\n')[0] ?? '') : 'not installed', fix, packages);
}

async function compiler(): Promise<Finding> {
  for (const name of ['musl-gcc', 'gcc', 'cc']) {
    const found = await program(name, []);
    if (found.ok) return { ...found, what: 'C compiler (hook client)' };
  }
  return line('C compiler (hook client)', false, 'none of musl-gcc, gcc, cc', 'apt-get install musl-tools', [
    'musl-tools',
  ]);
}

async function engineAnswers(): Promise<Finding> {
  try {
    const engine = await findEngine();
    const { name } = await loadImageManifest();
    return line(
      'container engine',
      true,
      `${engine.name} ${engine.version}${engine.global.length > 0 ? ` ${engine.global.join(' ')}` : ''} for image ${name}`,
      '',
    );
  } catch (error) {
    return line(
      'container engine',
      false,
      describeError(error).split('\n')[0] ?? '',
      'apt-get install podman runc',
      ['podman', 'runc'],
    );
  }
}

async function disk(): Promise<Finding> {
  const { bavail, bsize } = await statfs(tmpdir());
  const free = (bavail * bsize) / 1e9;
  return line(
    `${NEEDED_GB} GB free in ${tmpdir()}`,
    free >= NEEDED_GB,
    `${free.toFixed(1)} GB`,
    'free disk space',
  );
}

async function seccomp(): Promise<Finding> {
  const actions = await readFile('/proc/sys/kernel/seccomp/actions_avail', 'utf8').catch(() => '');
  return line(
    'seccomp filters',
    actions.includes('errno'),
    actions.trim() || 'not offered by this kernel',
    'use a kernel with CONFIG_SECCOMP_FILTER',
  );
}

/** As `harness run` does: only what belongs to a process that was seen from here and is gone. */
async function leftovers(): Promise<Finding> {
  const what = 'left by killed runs';
  try {
    const { containers, folders } = await reap(await findEngine().catch(() => null));
    const removed = [...containers, ...folders];
    return line(what, true, removed.length === 0 ? 'nothing' : `removed ${removed.join(', ')}`, '');
  } catch (error) {
    return line(what, false, describeError(error).split('\n')[0] ?? '', 'look into the temporary folder');
  }
}

const unified = (): Promise<boolean> =>
  readFile('/sys/fs/cgroup/cgroup.controllers').then(
    () => true,
    () => false,
  );
