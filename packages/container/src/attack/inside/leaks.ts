// Attempts that look around: sockets, other processes, and text that looks like a credential.
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../attest/error-code.ts';
import type { Result } from './result.ts';

/** The doors, and what the agent's own processes listen on. */
const DOORS = /^\/run\/harness\//;
const LARGEST = 2 * 1024 * 1024;

/** Path and abstract sockets that the kernel lists, and socket files anywhere that can be looked into. */
export async function findSockets(dial: (path: string) => Promise<string>): Promise<Result> {
  const table = (await readFile('/proc/net/unix', 'utf8').catch(() => '')).split('\n').slice(1);
  const named = table.map((line) => line.trim().split(/\s+/)[7] ?? '').filter((name) => name !== '');
  const files = await socketFiles('/', 4);
  const reached: string[] = [];
  for (const name of new Set([...named, ...files])) {
    if (DOORS.test(name)) continue;
    // The kernel prints each zero byte of an abstract name so.
    const path = name.startsWith('@') ? name.replaceAll('@', '\0') : name;
    const answer = await dial(path).catch(() => null);
    if (answer !== null) reached.push(name);
  }
  return reached.length === 0
    ? { contained: true, saw: `${named.length} in the kernel’s list, ${files.length} files, none but doors` }
    : { contained: false, saw: `connected to ${reached.slice(0, 3).join(', ')}` };
}

async function socketFiles(folder: string, depth: number): Promise<string[]> {
  if (depth === 0 || /^\/(proc|sys|usr|workspace)/.test(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isSocket()) return [path];
      return entry.isDirectory() ? socketFiles(path, depth - 1) : [];
    }),
  );
  return found.flat();
}

export async function foreignProcesses(): Promise<Result> {
  const known = /^(\/opt\/harness\/|\/usr\/bin\/)/;
  const strange: string[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const line = (await readFile(`/proc/${pid}/cmdline`, 'latin1').catch(() => '')).replaceAll('\0', ' ');
    if (line !== '' && !known.test(line)) strange.push(`${pid} ${line.slice(0, 30)}`);
  }
  return strange.length === 0
    ? { contained: true, saw: 'only this container’s own' }
    : { contained: false, saw: `${strange.length} others, such as ${strange[0]}` };
}

export async function searchText(match: RegExp, folders: readonly string[]): Promise<Result> {
  const places: string[] = [];
  const look = async (path: string): Promise<void> => {
    const text = await readFile(path, 'latin1').catch(() => '');
    if (match.test(text)) places.push(path);
  };
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name)))
    for (const name of ['environ', 'cmdline']) await look(`/proc/${pid}/${name}`);
  for (const folder of folders) {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(
      (error: unknown) => {
        if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EACCES') throw error;
        return [];
      },
    );
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      const size = entry.isFile()
        ? await stat(path).then(
            (one) => one.size,
            () => LARGEST,
          )
        : LARGEST;
      if (size < LARGEST) await look(path);
    }
  }
  return places.length === 0
    ? { contained: true, saw: 'no such text' }
    : { contained: false, saw: `found in ${places.slice(0, 3).join(', ')}` };
}
