// What the names are that a pattern matches and that lead elsewhere, or look like options: `cat *.txt` where `x.txt` is a link.
import { type Dirent, readdirSync } from 'node:fs';
import { hasGlob } from '../shell/glob.ts';
import type { MountPoint, Resolved } from './container-view.ts';

/** A file stands where a folder would have to be, so nothing is below it. */
const NO_FOLDER = /\(ENOTDIR\)/u;
/** The same, or a loop of links. Any other problem hides from us what the agent may see. */
const LEADS_NOWHERE = /\(ENOTDIR\)|symbolic links/u;
/** Names looked at for one pattern; a pattern over more is a problem. */
const MAX_NAMES = 4096;

/**
 * @param pattern absolute, with pattern characters
 * @returns real paths of matches that are links, and matches that begin with a dash as they are; none for folders outside all mounts
 */
export function linkedNames(
  mounts: readonly MountPoint[],
  pattern: string,
  resolve: (path: string) => Resolved,
): readonly string[] | { problem: string } {
  const found = new Set<string>();
  let folders = ['/'];
  let looked = 0;
  const segments = pattern.split('/').filter(Boolean);
  const last = segments.length - 1;
  for (const [depth, segment] of segments.entries()) {
    if (!hasGlob(segment)) {
      folders = folders.map((folder) => join(folder, segment));
      continue;
    }
    const matches = matcher(segment);
    const next: string[] = [];
    for (const folder of folders) {
      const real = resolve(folder);
      if ('problem' in real) {
        if (LEADS_NOWHERE.test(real.problem)) continue;
        return real;
      }
      const entries = namesIn(mounts, real.real);
      if ('problem' in entries) return entries;
      looked += entries.length;
      if (looked > MAX_NAMES) return { problem: `a pattern over more than ${MAX_NAMES} names` };
      for (const entry of entries.filter(({ name }) => matches.test(name))) {
        const path = join(real.real, entry.name);
        // Below a file there is nothing to open.
        if (last > depth && !entry.isDirectory() && !entry.isSymbolicLink()) continue;
        const at = entry.isSymbolicLink() || entry.isFile() ? resolve(path) : { real: path };
        if ('problem' in at) return at;
        if (at.real !== path) found.add(at.real);
        if (entry.name.startsWith('-')) found.add(path);
        next.push(path);
      }
    }
    folders = next;
  }
  // Behind the last pattern the names are certain, and may be links again.
  for (const folder of folders) {
    const at = resolve(folder);
    if ('problem' in at) {
      if (NO_FOLDER.test(at.problem)) continue;
      return at;
    }
    if (at.real !== folder) found.add(at.real);
  }
  return [...found];
}

function join(folder: string, name: string): string {
  return folder === '/' ? `/${name}` : `${folder}/${name}`;
}

/** @returns none of a folder that is not there, and of the image's; a folder that only we cannot list is a problem */
function namesIn(mounts: readonly MountPoint[], folder: string): Dirent[] | { problem: string } {
  const mount = mounts.find(
    ({ target }) => target === '/' || folder === target || folder.startsWith(`${target}/`),
  );
  if (!mount) return [];
  try {
    const below = mount.target === '/' ? folder : folder.slice(mount.target.length);
    return readdirSync(mount.source + below, { withFileTypes: true });
  } catch (cause) {
    const { code = 'unknown error' } = cause as NodeJS.ErrnoException;
    // No folder: the pattern matches nothing and stays as it is.
    return code === 'ENOENT' || code === 'ENOTDIR' ? [] : { problem: `cannot be listed (${code})` };
  }
}

/** Matches at least what Bash would match, whatever its options: classes stand for any character. */
function matcher(segment: string): RegExp {
  const source = segment
    .replace(/\[.[^\]]*\]/gu, '?')
    .replace(/[\\^$.+(){}|[\]]/gu, '\\$&')
    .replace(/\*+/gu, '.*')
    .replace(/\?/gu, '.');
  return new RegExp(`^${source}$`, 'su');
}
