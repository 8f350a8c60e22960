// Resolves paths as the container's kernel would, from outside: mounts are looked up on the host, the rest by text.
import { lstatSync, readlinkSync } from 'node:fs';
import { hasGlob } from '../shell/glob.ts';
import { linkedNames } from './linked-names.ts';

export interface MountPoint {
  /** Absolute path in the container. */
  target: string;
  /** The folder or file on this host. */
  source: string;
  /** True where the agent can write; only there can it have made a hard link. */
  writable?: boolean;
}

/** `also`: where the names lead that a pattern matches, if elsewhere, and those that look like options. */
export type Resolved = { real: string; also?: readonly string[] } | { problem: string };

/** As Linux: more links than this in one path are a loop. */
const MAX_LINKS = 40;

/**
 * The resolver of one session. It touches the disk on every call: a link may have been made since the last one.
 * A tail that does not exist yet is fine; every other failure is a problem, and a problem is a denial.
 * @param mounts longest target wins; the container's own files, outside all mounts, are the image's and root's
 */
export function containerView(mounts: readonly MountPoint[]): (path: string) => Resolved {
  const points = mounts
    .map((mount) => ({ ...mount, target: mount.target.replace(/\/+$/u, '') || '/' }))
    .sort((a, b) => b.target.length - a.target.length);
  const one = (path: string): Resolved => resolve(points, path);
  return (path) => {
    const found = one(path);
    if ('problem' in found || !hasGlob(path)) return found;
    const also = linkedNames(points, path, one);
    if ('problem' in also) return also;
    return also.length > 0 ? { ...found, also } : found;
  };
}

function resolve(mounts: readonly MountPoint[], path: string): Resolved {
  if (!path.startsWith('/') || path.includes('\0')) return { problem: 'not an absolute path' };
  const rest = path.split('/').toReversed();
  let links = 0;
  let real = '';
  while (rest.length > 0) {
    const name = rest.pop() ?? '';
    if (name === '' || name === '.') continue;
    if (name === '..') {
      real = real.slice(0, Math.max(0, real.lastIndexOf('/')));
      continue;
    }
    const next = `${real}/${name}`;
    const found = look(mounts, next);
    if ('problem' in found) return found;
    if (found.link === null) {
      real = next;
      continue;
    }
    links += 1;
    if (links > MAX_LINKS) return { problem: 'too many symbolic links' };
    if (found.link.startsWith('/')) real = '';
    rest.push(...found.link.split('/').toReversed());
  }
  return { real: real || '/' };
}

/** @param path whose folder is resolved already; `link` is its target when it is a symbolic link */
function look(mounts: readonly MountPoint[], path: string): { link: string | null } | { problem: string } {
  const mount = mounts.find(({ target }) => target === '/' || path.startsWith(`${target}/`));
  // A mount's own folder covers whatever the image has there.
  if (!mount || mounts.some(({ target }) => target === path)) return { link: null };
  const host = mount.source + (mount.target === '/' ? path : path.slice(mount.target.length));
  try {
    const stat = lstatSync(host);
    if (stat.isSymbolicLink()) return { link: readlinkSync(host) };
    if (mount.writable && stat.isFile() && stat.nlink > 1) return { problem: 'a file with several names' };
    return { link: null };
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    return code === 'ENOENT'
      ? { link: null }
      : { problem: `cannot be looked up (${code ?? 'unknown error'})` };
  }
}
