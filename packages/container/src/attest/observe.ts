// Runs inside the container: tries what the promises forbid and reads what the kernel says.
import { createSocket } from 'node:dgram';
import { chmod, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { constants, hostname, networkInterfaces, setPriority } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { codeOf } from './error-code.ts';
import type { Observation } from './observation.ts';

/** TEST-NET-1 (RFC 5737): no host has it, and connecting a datagram socket sends no packet. */
const NOWHERE = '192.0.2.1';
const ROOT_OWNED = [
  '/',
  '/etc',
  '/usr/bin',
  '/opt/harness',
  '/opt/harness/bin',
  '/run',
  '/run/harness',
  '/var/tmp',
];

export async function observe(mounts: readonly string[], writable: readonly string[]): Promise<Observation> {
  const folders = [...new Set([...ROOT_OWNED, ...mounts, ...writable])];
  return {
    uid: process.getuid?.() ?? -1,
    gid: process.getgid?.() ?? -1,
    hostname: hostname(),
    status: await readStatus(),
    interfaces: (await lines('/proc/net/dev')).slice(2).map((line) => line.split(':')[0]?.trim() ?? ''),
    routes: (await lines('/proc/net/route')).length - 1,
    connect: await tryConnect(),
    writes: Object.fromEntries(
      await Promise.all(folders.map(async (folder) => [folder, await tryWrite(folder)])),
    ),
    executes: Object.fromEntries(
      await Promise.all(writable.map(async (folder) => [folder, await tryExecute(folder)])),
    ),
    mounts: await readMounts(),
    memoryBytes: await limit('/sys/fs/cgroup/memory.max', '/sys/fs/cgroup/memory/memory.limit_in_bytes'),
    pids: await limit('/sys/fs/cgroup/pids.max', '/sys/fs/cgroup/pids/pids.max'),
    cpus: await readCpus(),
    openFiles: await readLimit('Max open files'),
    fileBytes: await readLimit('Max file size'),
    calls: { setpriority: systemCall(() => setPriority(0, 0)), netlink: systemCall(networkInterfaces) },
    environment: Object.keys(process.env).sort(),
    tools: await readTools(),
  };
}

async function readStatus(): Promise<Record<string, string>> {
  const wanted = /^(Cap\w+|NoNewPrivs|Seccomp):\s*(\S+)/;
  const found = (await lines('/proc/self/status'))
    .map((line) => wanted.exec(line))
    .filter((match) => match !== null);
  return Object.fromEntries(found.map((match) => [match[1] ?? '', match[2] ?? '']));
}

function tryConnect(): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.connect(9, NOWHERE, (error?: NodeJS.ErrnoException) => {
      socket.close();
      resolve(error ? codeOf(error) : null);
    });
  });
}

async function tryWrite(folder: string): Promise<string | null> {
  const file = join(folder, `.attest-${process.pid}`);
  try {
    await writeFile(file, '');
    await rm(file);
    return null;
  } catch (error) {
    return codeOf(error);
  }
}

async function tryExecute(folder: string): Promise<string | null> {
  const file = join(folder, `.attest-run-${process.pid}`);
  try {
    await writeFile(file, '#!/usr/bin/bash\n');
    await chmod(file, 0o755);
    const ran = spawnSync(file);
    return ran.error ? codeOf(ran.error) : null;
  } catch (error) {
    return codeOf(error);
  } finally {
    await rm(file, { force: true }).catch(() => {});
  }
}

async function readMounts(): Promise<Observation['mounts']> {
  return (await lines('/proc/self/mountinfo')).map((line) => {
    const [mount = '', filesystem = ''] = line.split(' - ');
    const fields = mount.split(' ');
    return {
      target: fields[4] ?? '',
      options: (fields[5] ?? '').split(','),
      type: filesystem.split(' ')[0] ?? '',
    };
  });
}

async function limit(...files: string[]): Promise<number | null> {
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) continue;
    const value = Number(text.trim());
    return Number.isFinite(value) ? value : null;
  }
  return null;
}

async function readCpus(): Promise<number | null> {
  const [quota, period] = (await lines('/sys/fs/cgroup/cpu.max'))[0]?.split(' ') ?? [
    await limit('/sys/fs/cgroup/cpu/cpu.cfs_quota_us'),
    await limit('/sys/fs/cgroup/cpu/cpu.cfs_period_us'),
  ];
  const cpus = Number(quota) / Number(period);
  return cpus > 0 ? cpus : null;
}

/** The hard limit. A number that JSON cannot carry would arrive as null, so null it is from the start. */
async function readLimit(name: string): Promise<number | null> {
  const line = (await lines('/proc/self/limits')).find((one) => one.startsWith(name));
  const value = Number(line?.split(/\s{2,}/)[2] ?? Number.NaN);
  return Number.isFinite(value) ? value : null;
}

function systemCall(call: () => unknown): string | null {
  try {
    call();
    return null;
  } catch (error) {
    const errno = (error as { info?: { errno?: number } }).info?.errno ?? 0;
    const name = Object.entries(constants.errno).find(([, number]) => number === Math.abs(errno))?.[0];
    return name ?? codeOf(error);
  }
}

async function readTools(): Promise<string[]> {
  const folders = (process.env['PATH'] ?? '').split(':');
  const names = await Promise.all(folders.map((folder) => readdir(folder).catch(() => [])));
  return [...new Set(names.flat())].sort();
}

const lines = async (file: string): Promise<string[]> =>
  (await readFile(file, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
