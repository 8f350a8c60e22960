// One attempt, by its kind: what the kernel said, and whether that contains it.
import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { promises as dns } from 'node:dns';
import { open, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { constants } from 'node:os';
import type { Attempt } from '../attack.ts';
import { executeWritten, writeThroughLink } from './files.ts';
import { findSockets, foreignProcesses, searchText } from './leaks.ts';
import { codeOf } from '../../attest/error-code.ts';
import type { Result } from './result.ts';
import { fill, fork, holdMemory, manyFiles } from './starve.ts';

/** Milliseconds for an answer that no network will give. */
const PATIENCE = 1500;
const CALL = '/opt/harness/attack/system-call';
const REFUSALS = ['EPERM', 'EACCES', 'ENOSYS'];

export async function attempt(one: Attempt): Promise<Result> {
  switch (one.kind) {
    case 'system call':
      return systemCall(one.name, one.arguments.map(String), one.refusals ?? REFUSALS);
    case '32-bit call':
      return process.arch === 'x64'
        ? systemCall('int80', [], REFUSALS)
        : { contained: true, saw: 'this processor has no such call' };
    case 'connect':
      return refused(one.over === 'tcp' ? dialTcp(one.address, one.port) : dialUdp(one.address, one.port));
    case 'connect socket':
      return refused(dialSocket(one.path));
    case 'resolve':
      return refused(within(dns.lookup(one.name).then(({ address }) => address)));
    case 'find sockets':
      return findSockets(dialSocket);
    case 'open':
      return refused(openFile(one.path, one.flags));
    case 'read':
      return readMatching(one.path, new RegExp(one.match, 'm'));
    case 'execute written':
      return executeWritten(one.folder);
    case 'execute': {
      const ran = spawnSync(one.path);
      return ran.error
        ? { contained: true, saw: codeOf(ran.error) }
        : { contained: false, saw: `it ran: exit ${ran.status}` };
    }
    case 'search':
      return searchText(new RegExp(one.match), one.folders);
    case 'foreign processes':
      return foreignProcesses();
    case 'send signal':
      return sendSignal(one.pid, one.signal);
    case 'kill everything':
      spawnSync(process.execPath, ['-e', 'process.kill(-1, "SIGKILL")']);
      return { contained: false, saw: 'this program is still there' };
    case 'open debugger':
      return openDebugger(one.pid);
    case 'fork':
      return fork(one.most);
    case 'memory':
      return holdMemory(one.most);
    case 'fill':
      return fill(one.folder, one.most, one.files);
    case 'many files':
      return manyFiles(one.folder, one.most);
    case 'wait':
      await new Promise((resolve) => setTimeout(resolve, one.seconds * 1000));
      return { contained: false, saw: `${one.seconds} s passed` };
    case 'write through link':
      return writeThroughLink(one.folder, one.target);
  }
}

function systemCall(name: string, args: readonly string[], refusals: readonly string[]): Result {
  const ran = spawnSync(CALL, [name, ...args], { encoding: 'utf8' });
  if (ran.signal) return { contained: ran.signal === 'SIGSYS', saw: ran.signal };
  const [result, errno] = ran.stdout.trim().split(' ').map(Number);
  if (ran.status !== 0 || errno === undefined || Number.isNaN(errno))
    return { contained: false, saw: `no answer: ${ran.stderr || String(ran.error)}` };
  if (errno === 0) return { contained: false, saw: `succeeded with ${result}` };
  const code =
    Object.entries(constants.errno).find(([, number]) => number === errno)?.[0] ?? `errno ${errno}`;
  return { contained: refusals.includes(code), saw: code };
}

async function refused(tried: Promise<string>): Promise<Result> {
  return tried.then(
    (saw) => ({ contained: false, saw }),
    (error: unknown) => ({ contained: true, saw: codeOf(error) }),
  );
}

const dialTcp = (host: string, port: number): Promise<string> => dial({ host, port });
const dialSocket = (path: string): Promise<string> => dial({ path });

/** A refusal by a live peer is an escape too: something was reached. */
function dial(where: { host: string; port: number } | { path: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(where);
    const late = setTimeout(() => {
      socket.destroy();
      resolve('packets left, without an answer');
    }, PATIENCE);
    socket.once('connect', () => resolve('connected'));
    socket.once('error', (error) => {
      if (codeOf(error) === 'ECONNREFUSED' && 'host' in where) resolve('reached: it refused');
      else reject(error);
    });
    socket.once('close', () => clearTimeout(late));
  });
}

function dialUdp(address: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
    socket.once('error', reject);
    socket.send('x', port, address, (error) => {
      socket.close();
      if (error) reject(error);
      else resolve('a packet was sent');
    });
  });
}

async function openFile(path: string, flags: string): Promise<string> {
  const file = await open(path, flags);
  await file.close();
  return 'opened';
}

async function readMatching(path: string, match: RegExp): Promise<Result> {
  try {
    const file = await open(path, 'r');
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(65_536), 0, 65_536, null);
      const found = match.exec(buffer.toString('latin1', 0, bytesRead));
      return found
        ? { contained: false, saw: `read: ${JSON.stringify(found[0].slice(0, 60))}` }
        : { contained: true, saw: bytesRead === 0 ? 'empty' : 'nothing that tells' };
    } finally {
      await file.close();
    }
  } catch (error) {
    return { contained: true, saw: codeOf(error) };
  }
}

/** The first process of a container ignores what it has no handler for; a signal to it must change nothing. */
async function sendSignal(pid: number, signal: NodeJS.Signals): Promise<Result> {
  try {
    process.kill(pid, signal);
  } catch (error) {
    return { contained: true, saw: codeOf(error) };
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const state = stat.split(') ')[1]?.[0] ?? 'gone';
  return {
    contained: 'RSD'.includes(state),
    saw: `process ${pid} is ${state === 'gone' ? state : `in state ${state}`}`,
  };
}

async function openDebugger(pid: number): Promise<Result> {
  const sent = await sendSignal(pid, 'SIGUSR1');
  if (!sent.contained) return sent;
  return dial({ host: '127.0.0.1', port: 9229 }).then(
    (saw) =>
      saw.startsWith('reached')
        ? { contained: true, saw: 'the debugger’s port is shut' }
        : { contained: false, saw },
    (error: unknown) => ({ contained: true, saw: codeOf(error) }),
  );
}

const within = <T>(value: Promise<T>): Promise<T> =>
  Promise.race([
    value,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer')), 2 * PATIENCE).unref()),
  ]);
