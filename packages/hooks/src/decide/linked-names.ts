// What the names are that a pattern matches and that lead elsewhere, or look like options: `cat *.txt` where `x.txt` is a link.
import { type Dirent, readdirSync } from 'node:fs';
import { isAtOrBelow } from '../policy/is-at-or-below.ts';
import { hasGlob } from '../shell/glob.ts';
import type { MountPoint, Resolved } from './container-view.ts';

/** A file stands where a folder would have to be, so nothing is below it. */
const NO_FOLDER = /\(ENOTDIR\)/u;
/** The same, or a loop of links. Any other problem hides from us what the agent may see. */
const LEADS_NOWHERE = /\(ENOTDIR\)|symbolic links/u;
/** Names looked at for one pattern; a pattern over more is a problem. */
const MAX_NAMES = 4096;

interface Problem {
  problem: string;
}

/** One search: what it found so far, and how many names it has looked at. */
interface Search {
  mounts: readonly MountPoint[];
  resolve: (path: string) => Resolved;
  found: Set<string>;
  looked: number;
}

/**
 * @param pattern absolute, with pattern characters
 * @returns real paths of matches that are links, and matches that begin with a dash as they are; none for folders outside all mounts
 */
export function linkedNames(
  mounts: readonly MountPoint[],
  pattern: string,
  resolve: Search['resolve'],
): readonly string[] | Problem {
  const search: Search = { mounts, resolve, found: new Set(), looked: 0 };
  const segments = pattern.split('/').filter(Boolean);
  let folders = ['/'];
  for (const [depth, segment] of segments.entries()) {
    const next = hasGlob(segment)
      ? matchesIn(folders, segment, depth < segments.length - 1, search)
      : folders.map((folder) => join(folder, segment));
    if ('problem' in next) return next;
    folders = next;
  }
  return followed(folders, search) ?? [...search.found];
}

/** @param goesOn true where the pattern names something below: below a file there is nothing to open */
function matchesIn(
  folders: readonly string[],
  segment: string,
  goesOn: boolean,
  search: Search,
): string[] | Problem {
  const matches = matcher(segment);
  const paths: string[] = [];
  for (const folder of folders) {
    const listed = listedIn(folder, search);
    if ('problem' in listed) return listed;
    for (const entry of listed.entries.filter(({ name }) => matches.test(name))) {
      if (goesOn && !entry.isDirectory() && !entry.isSymbolicLink()) continue;
      const path = join(listed.real, entry.name);
      const at = entry.isSymbolicLink() || entry.isFile() ? search.resolve(path) : { real: path };
      if ('problem' in at) return at;
      if (at.real !== path) search.found.add(at.real);
      if (entry.name.startsWith('-')) search.found.add(path);
      paths.push(path);
    }
  }
  return paths;
}

function listedIn(folder: string, search: Search): { real: string; entries: Dirent[] } | Problem {
  const at = search.resolve(folder);
  if ('problem' in at) return LEADS_NOWHERE.test(at.problem) ? { real: folder, entries: [] } : at;
  const entries = namesIn(search.mounts, at.real);
  if ('problem' in entries) return entries;
  search.looked += entries.length;
  if (search.looked > MAX_NAMES) return { problem: `a pattern over more than ${MAX_NAMES} names` };
  return { real: at.real, entries };
}

/** Behind the last pattern the names are certain, and may be links again. */
function followed(paths: readonly string[], { resolve, found }: Search): Problem | null {
  for (const path of paths) {
    const at = resolve(path);
    if ('problem' in at && !NO_FOLDER.test(at.problem)) return at;
    if ('real' in at && at.real !== path) found.add(at.real);
  }
  return null;
}

function join(folder: string, name: string): string {
  return folder === '/' ? `/${name}` : `${folder}/${name}`;
}

/** @returns none of a folder that is not there, and of the image's; a folder that only we cannot list is a problem */
function namesIn(mounts: readonly MountPoint[], folder: string): Dirent[] | Problem {
  const mount = mounts.find(({ target }) => isAtOrBelow(folder, target));
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
