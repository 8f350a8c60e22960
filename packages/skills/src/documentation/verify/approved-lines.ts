// Which lines of a document a person has approved: sections that are as they are committed at the head.
import { splitSections } from '../state/sections.ts';

/** @returns whether a 1-based line lies in a section that the committed document holds word for word */
export function approvedLines(text: string, committed: string | undefined): (line: number) => boolean {
  if (committed === undefined) return () => false;
  const known = new Set(splitSections(committed).map((section) => `${section.title}\n${section.text}`));
  const ranges: [number, number][] = [];
  let at = 1;
  const lines = text.split('\n');
  for (const section of splitSections(text)) {
    const from = at;
    const length = section.text.split('\n').length;
    at += length;
    while (at <= lines.length && (lines[at - 1] ?? '').trim() === '') at += 1;
    if (known.has(`${section.title}\n${section.text}`)) ranges.push([from, from + length - 1]);
  }
  return (line) => ranges.some(([from, to]) => line >= from && line <= to);
}
