// Sentences of the architecture page that state nothing a claim could hold. Every other sentence there must cite.
import type { ArchitectureFile } from '../architecture/architecture-file.ts';
import { REDUCED, plural, short } from '../draft/cite.ts';

const UNITS: Readonly<Record<ArchitectureFile['unit'], string>> = {
  package:
    'A node is a package with a manifest of its own; an arrow means that a source file or the manifest of one names the other.',
  folder:
    'A node is a folder that holds sources; an arrow means that a source file directly in it or below imports one of the other.',
};

export const NO_FOLDERS = 'The tree has no folders to draw.';
const NO_DEPENDENCY =
  'No dependency between these modules was found; a missing arrow is no proof that there is none.';

/** @param sha full or short */
export function asOf(sha: string, unit: ArchitectureFile['unit']): string {
  return `As of commit ${short(sha)}. ${UNITS[unit]}`;
}

/** What is not on the page; empty when nothing is missing. */
export function notShown(edges: number, left: ArchitectureFile['left']): string {
  return [
    ...(edges === 0 ? [NO_DEPENDENCY] : []),
    ...(left.modules + left.edges > 0
      ? [`Left out for size: ${plural(left.modules, 'module')} and ${plural(left.edges, 'edge')}.`]
      : []),
    ...(left.sources > 0 ? [`Not read: ${plural(left.sources, 'source file')}.`] : []),
  ].join(' ');
}

/** Whether a paragraph is one of the above, whatever its numbers. */
export function isFixed(paragraph: string): boolean {
  const [edges, sources] = [paragraph.startsWith('No dep') ? 0 : 1, numberIn(/Not read: (\d+)/, paragraph)];
  const [, modules = 0, cut = 0] = /Left out for size: (\d+) \w+ and (\d+)/.exec(paragraph) ?? [];
  const sha = /^As of commit `([0-9a-f]{10})`/.exec(paragraph)?.[1] ?? '';
  return [
    NO_FOLDERS,
    REDUCED,
    asOf(sha, 'package'),
    asOf(sha, 'folder'),
    notShown(edges, { modules: Number(modules), edges: Number(cut), sources }),
  ].includes(paragraph);
}

function numberIn(pattern: RegExp, text: string): number {
  return Number(pattern.exec(text)?.[1] ?? 0);
}
