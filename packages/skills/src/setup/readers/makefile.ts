// Makefile: the targets a person may ask for.
import { folderOf } from '../../git/paths.ts';
import type { Reader } from '../fact.ts';

const TARGET = /^([A-Za-z0-9][\w-]*)\s*:(?![:=])(.*)$/;
const MOST_LINES = 6;

/** A target with a dot or a slash is a file that make builds, not something to ask for. */
export const readMakefile: Reader = function* ({ file, text }) {
  const lines = text.split('\n');
  const seen = new Set<string>();
  for (const [index, content] of lines.entries()) {
    const [, target] = TARGET.exec(content) ?? [];
    if (target === undefined || seen.has(target)) continue;
    seen.add(target);
    yield {
      kind: 'command',
      command: `make ${target}`,
      folder: folderOf(file),
      runs: recipe(lines, index + 1),
      file,
      line: index + 1,
    };
  }
};

function recipe(lines: readonly string[], start: number): string {
  const found: string[] = [];
  for (let at = start; found.length < MOST_LINES && /^(\t|\s*#|\s*$)/.test(lines[at] ?? 'x'); at += 1) {
    const content = lines[at] ?? '';
    if (content.startsWith('\t') && content.trim() !== '')
      found.push(content.trim().replace(/^[@-]+\s*/, ''));
    else if (content.trim() === '' && found.length > 0) break;
  }
  return found.join('\n');
}
