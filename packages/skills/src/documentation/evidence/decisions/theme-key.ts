// The theme a unit belongs to: the first of four ways that says something.
import { cleanText } from '../../../text/clean.ts';
import type { Change } from '../../../history/commit.ts';
import { folderOf } from '../history/co-change.ts';
import { changeRequestOf } from '../history/change-request.ts';
import { readHeading } from './conventional.ts';

/** `scope:x`, `change:#12`, `prefix:x`; a `folder:x` gives way to the community of folders it changes with. */
export function themeKey(subject: string, body: string, changes: readonly Change[]): string {
  const request = changeRequestOf(subject, body);
  const heading = readHeading(request?.title ?? subject);
  if (heading.scope !== null) return `scope:${cleanText(heading.scope).toLowerCase()}`;
  if (request !== null) return `change:${request.name}`;
  if (heading.prefix !== null) return `prefix:${heading.prefix.toLowerCase()}`;
  return `folder:${cleanText(mainFolder(changes.map((change) => change.path)))}`;
}

/** Names a theme that only a folder could name after the community that most of its files belong to. */
export function communityTheme(
  theme: string,
  paths: readonly string[],
  communities: Readonly<Record<string, string>>,
): string {
  if (!theme.startsWith('folder:')) return theme;
  const tally = new Map<string, number>();
  for (const path of paths) {
    const name = communities[folderOf(path)];
    if (name !== undefined && name !== '.') tally.set(name, (tally.get(name) ?? 0) + 1);
  }
  const [best] = [...tally].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return best === undefined ? theme : `together:${cleanText(best[0])}`;
}

/** The top folder with most paths; of equals the first by name. */
export function mainFolder(paths: readonly string[]): string {
  const tally = new Map<string, number>();
  for (const path of paths) {
    const top = path.includes('/') ? (path.split('/')[0] ?? '.') : '.';
    tally.set(top, (tally.get(top) ?? 0) + 1);
  }
  const ranked = [...tally].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return (ranked.find(([name]) => name !== '.') ?? ranked[0])?.[0] ?? '.';
}
