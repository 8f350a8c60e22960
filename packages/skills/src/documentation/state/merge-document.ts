// Brings a new proposal into a document that people may have edited: their sections stay, the proposal is shown.
import { hashOf, joinSections, splitSections } from './sections.ts';

export interface MergedDocument {
  text: string;
  /** Hash of what was generated for each section, kept or not. */
  hashes: Record<string, string>;
  /** Titles of sections that a person edited and that would have changed. */
  kept: string[];
}

/** Where proposals for edited sections are shown. */
const REVIEWER = 'Questions for the reviewer';

/**
 * @param committed the document at the head; null when there is none
 * @param proposed the document as generated now
 * @param last hashes of its sections as they were generated last
 */
export function mergeDocument(
  committed: string | null,
  proposed: string,
  last: Readonly<Record<string, string>>,
): MergedDocument {
  const fresh = splitSections(proposed);
  const hashes = Object.fromEntries(fresh.map(({ title, text }) => [title, hashOf(text)]));
  if (committed === null) return { text: proposed, hashes, kept: [] };
  const found = new Map(splitSections(committed).map((section) => [section.title, section]));
  const kept: string[] = [];
  const sections = fresh.map((section) => {
    const there = found.get(section.title);
    const edited = there !== undefined && hashOf(there.text) !== last[section.title];
    if (!edited || section.title === REVIEWER) return section;
    if (hashOf(there.text) === hashOf(section.text)) hashes[section.title] = last[section.title] ?? '';
    else if (last[section.title] !== hashOf(section.text)) kept.push(section.title);
    return there;
  });
  // A section that only a person wrote stays too, where documents end.
  const theirs = [...found.values()].filter(
    ({ title }) => !fresh.some((section) => section.title === title) && last[title] === undefined,
  );
  const shown = fresh.filter(({ title }) => kept.includes(title));
  return { text: joinSections(withProposals([...sections, ...theirs], shown)), hashes, kept };
}

function withProposals(
  sections: readonly { title: string; text: string }[],
  proposals: readonly { title: string; text: string }[],
): { title: string; text: string }[] {
  if (proposals.length === 0) return [...sections];
  const lines = proposals.map(({ title, text }) => {
    const name = title === '' ? 'What stands before the first section' : `“${title}”`;
    const body = text.replace(/^## .*\n*/, '').replace(/^(#+) /gm, '###$1 ');
    return `- ${name} was edited by a person and is kept. This run would write:\n\n${body}`;
  });
  const there = sections.find(({ title }) => title === REVIEWER);
  // Proposals of an earlier run give way to the present ones.
  const own =
    (there?.text ?? `## ${REVIEWER}`).split(/\n+- [^\n]* was edited by a person and is kept\./)[0] ?? '';
  const text = [own, ...lines].join('\n\n');
  return [...sections.filter(({ title }) => title !== REVIEWER), { title: REVIEWER, text }];
}
