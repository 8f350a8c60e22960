// Sentences that state nothing about the repository, and so need no claim. Every other sentence must cite.
import { REDUCED } from '../draft/cite.ts';
import { type Page, PAGES } from './pages.ts';
import { ALL_WORKED, NO_COMMANDS, NO_TRIALS } from './trial-phrases.ts';

/** What stands under a section that has no items. */
export const NOTHING = 'Nothing in the tree or its history says so.';
export const NO_STEP = 'The repository names no command for this step.';

/** First words of a section, by its title. */
export const LEADS: Readonly<Record<string, string>> = {
  'What it says about itself': 'In its own words:',
  'Where it starts': 'These are the places where a program begins.',
  'What it rests on': 'Declared for running, outer manifests first:',
  'How it is checked': 'Continuous integration runs these jobs.',
  Diagram: 'A box is a module. An arrow leads from a module to one that it needs.',
  Modules: 'Each module, and what it says about itself.',
  'Imports between modules': 'Each arrow, and the first line that states it.',
  Coverage: 'A missing arrow is no proof that there is no dependency.',
  'Before you begin': 'Have these at hand. Each is stated where it says.',
  Install: 'Clone the repository and stay in its folder. Then fetch what it needs.',
  Configure: 'Set what is not in the repository.',
  Build: 'Build it once before you change anything.',
  Run: 'Start it.',
  Test: 'See the tests pass before you change anything.',
  'Look at one that others made': 'A small change of code together with its test. Read it first.',
  'Check before you change': 'Run these before and after your change, so that you know what you broke.',
  'Write the message': 'Write it as the newest commits do.',
  'What will check it': 'These jobs run commands. Run what you can before you push.',
  'Who will review it': 'These rules of the owners file apply.',
  'When set-up or build fails': 'Compare with these repairs. The commit shows what helped.',
  'When continuous integration fails': 'Compare with these repairs of the pipeline.',
  'When the program misbehaves': 'Compare with these repairs of the code.',
  'What was tried and taken back': 'Do not repeat these without reading why they went.',
  'Where changes gather': 'Change these with care, and expect others to change them too.',
  'Commands that did not work': 'Each command was run once, in a container without network.',
  Contradictions: 'Ask which side is right, then correct the other.',
  'Looked for and not found': 'These kinds of file were searched for by name.',
  'Left out': 'What did not fit, or could not be read.',
};

export const COMPLETE = 'Nothing was left out.';
export const WITHHELD =
  'The guard withheld parts of the evidence, because their text reads like instructions to a model. What they say is not on these pages.';
export const ASKED = 'Each page has one purpose. Start with the first and come back for the others.';
export const LEDGER = 'Each marker names a claim in the ledger, evidence.json, beside this page.';
export const EVIDENCE = 'Evidence';

/** A row of the index; it is about the pages, not about the repository. */
export function pageRow(page: Page): string {
  return `| [${page.title}](${page.name}.md) | ${page.purpose} | ${page.about} |`;
}

export function leftOut(count: number, section: string, page: string): string {
  return `- ${count} more of “${section}” on the page ${page}.`;
}

export function unread(count: number): string {
  return `- Not read, for number or size: ${count} of the files.`;
}

export function diagramPart(part: number, parts: number): string {
  return `Part ${part} of ${parts}.`;
}

const FIXED = new Set([
  REDUCED,
  NOTHING,
  NO_STEP,
  COMPLETE,
  NO_TRIALS,
  NO_COMMANDS,
  ALL_WORKED,
  WITHHELD,
  ASKED,
  LEDGER,
  ...Object.values(LEADS),
  ...PAGES.map(pageRow),
]);
const COUNTED = [
  new RegExp(
    `^- \\d+ more of “(${PAGES.flatMap((page) => page.sections).join('|')})” on the page (${PAGES.map((page) => page.name).join('|')})\\.$`,
  ),
  /^- Not read, for number or size: \d+ of the files\.$/,
  /^Part \d+ of \d+\.$/,
];

export function isFixed(text: string): boolean {
  const plain = text.trim();
  return FIXED.has(plain) || COUNTED.some((pattern) => pattern.test(plain));
}
