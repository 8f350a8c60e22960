// The modules that pages must name: every one, as far as a reader can keep them apart.
import type { Module } from '../architecture/modules/find-modules.ts';
import type { Scan } from '../architecture/scan.ts';
import { cleanText } from '../text/clean.ts';

const MOST = 40;

/** Those that most others import come first when there are too many; settings folders are no modules. */
export function shownModules(scan: Scan): Module[] {
  const importers = new Map<string, number>();
  for (const { to } of scan.edges) importers.set(to, (importers.get(to) ?? 0) + 1);
  return scan.modules
    .filter(({ name, path }) => !path.startsWith('.') && cleanText(name) === name && cleanText(path) === path)
    .sort((a, b) => (importers.get(b.name) ?? 0) - (importers.get(a.name) ?? 0) || (a.path < b.path ? -1 : 1))
    .slice(0, MOST)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
