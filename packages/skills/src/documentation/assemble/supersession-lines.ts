// Says in a record which other record undoes it, or which it undoes.
import type { Supersession } from '../evidence-files.ts';
import { cite, short } from '../../draft/cite.ts';
import { code } from '../../text/markdown.ts';
import { joinSections, splitSections } from '../state/sections.ts';

const SECTION = 'Consequences';

/** The record with a bullet for each link that it does not state yet. */
export function withSupersessions(file: string, text: string, links: readonly Supersession[]): string {
  const lines = links
    .filter(({ later, earlier }) => later === file || earlier === file)
    .map((found) => lineOf(found, file))
    .filter(({ head }) => !text.includes(head))
    .map(({ head, tail }) => `- ${head}${tail}`);
  if (lines.length === 0) return text;
  return joinSections(
    splitSections(text).map((section) =>
      section.title === SECTION
        ? { ...section, text: `${section.text}\n${gap(section.text)}${lines.join('\n')}` }
        : section,
    ),
  );
}

function lineOf(
  { later, earlier, how, what, whole, claims }: Supersession,
  file: string,
): { head: string; tail: string } {
  const other = file === later ? earlier : later;
  const [does, done] = whole ? ['Supersedes', 'Superseded by'] : ['Undoes part of', 'Undone in part by'];
  const head = `${file === later ? does : done} [${other.slice(0, 4)}](${other})`;
  const [gone, came] = claims;
  const [by, first] = [short(gone?.sha ?? ''), short(came?.sha ?? '')];
  const told =
    how === 'revert'
      ? `commit ${by} reverts commit ${first}`
      : how === 'dependency'
        ? `commit ${by} dropped the dependency ${code(what)}, which commit ${first} took on`
        : `commit ${by} removed ${code(what)}, which commit ${first} added`;
  return { head, tail: `: ${told} ${cite(...claims)}.` };
}

// A bullet after a paragraph needs a blank line; after a bullet it does not.
function gap(text: string): string {
  return /^[-*] /.test(text.slice(text.lastIndexOf('\n') + 1)) ? '' : '\n';
}
