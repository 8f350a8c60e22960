// One page from its sheet: title, note, and its sections in the order that the page demands.
import { cite, NOTE, plural, REDUCED } from '../../draft/cite.ts';
import { drawDiagrams, shownEdges } from '../../draft/diagram.ts';
import type { Page } from '../pages.ts';
import {
  COMPLETE,
  diagramPart,
  EVIDENCE,
  LEADS,
  LEDGER,
  leftOut,
  NO_STEP,
  NOTHING,
  unread,
  WITHHELD,
} from '../phrases.ts';
import type { Sheet } from '../sheet.ts';
import { ALL_WORKED, NO_COMMANDS, NO_TRIALS } from '../trial-phrases.ts';
import { BULLETS, CONTRADICTIONS } from './bullets.ts';
import { renderTable, TABLES } from './tables.ts';
import { type Told, toldItems } from './told.ts';

export interface Left {
  sheets: readonly Sheet[];
  unread: number;
  withheld: boolean;
}

const TRIALS = 'Commands that did not work';
const STEPS = new Set(['Install', 'Configure', 'Build', 'Run', 'Test']);

export function renderPage(page: Page, sheet: Sheet, left: Left): string {
  const items = toldItems(sheet);
  const parts = page.sections.flatMap((section) => {
    const own = items.filter((item) => item.section === section);
    const body = renderSection(page, section, own, items, left);
    const empty = STEPS.has(section) ? NO_STEP : section === TRIALS ? noTrials(sheet, left) : NOTHING;
    const lead = LEADS[section];
    return [
      `## ${section}`,
      ...(body.length === 0 ? [empty] : [...(lead === undefined ? [] : [lead]), ...body]),
    ];
  });
  return `${[`# ${page.title}`, NOTE, ...parts, `## ${EVIDENCE}`, LEDGER].join('\n\n')}\n`;
}

/** Why no trial is told there; a trial of a command that worked is in the sheet, and stands elsewhere. */
function noTrials({ tried, claims }: Sheet, { withheld }: Left): string {
  if (tried !== 'yes') return NO_TRIALS;
  if (withheld) return WITHHELD;
  return claims.some(({ kind }) => kind === 'trial') ? ALL_WORKED : NO_COMMANDS;
}

function renderSection(
  page: Page,
  section: string,
  own: readonly Told[],
  all: readonly Told[],
  left: Left,
): string[] {
  if (section === 'Left out') return whatIsLeft(left);
  if (section === 'Diagram') return diagrams(all);
  if (section === 'Coverage') return coverage(own);
  if (section in TABLES) return [renderTable(section, own)].filter((table) => table !== null);
  const bullets = page.name === 'not-known' && section === 'Contradictions' ? CONTRADICTIONS : BULLETS;
  return joined(own.map((item) => bullets[item.as]?.(item) ?? null).filter((text) => text !== null));
}

/** Bullets follow each other without a blank line; everything else stands alone. */
function joined(blocks: readonly string[]): string[] {
  const found: string[] = [];
  for (const block of blocks) {
    const last = found.at(-1);
    if (block.startsWith('- ') && last?.startsWith('- ')) found[found.length - 1] = `${last}\n${block}`;
    else found.push(block);
  }
  return found;
}

function diagrams(items: readonly Told[]): string[] {
  const modules = items
    .filter((item) => item.as === 'module')
    .flatMap((item) =>
      item.of('path').map(({ id, path }) => ({ name: item.label, path: path.replace(/\/$/, ''), claim: id })),
    );
  const edges = items.flatMap((item) => item.of('edge').map(({ id, from, to }) => ({ from, to, claim: id })));
  if (edges.length === 0) return [];
  // A module that stands alone says nothing in a picture; the table below has it.
  const linked = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  const shown = modules.filter((module) => linked.has(module.name));
  const drawn = drawDiagrams({ modules: shown, edges });
  const reduced = shownEdges({ modules: shown, edges }).length < edges.length;
  return [
    ...drawn.flatMap(({ source }, index) => [
      ...(drawn.length > 1 ? [diagramPart(index + 1, drawn.length)] : []),
      `\`\`\`mermaid\n${source}\n\`\`\``,
    ]),
    ...(reduced ? [REDUCED] : []),
  ];
}

function coverage(items: readonly Told[]): string[] {
  const [sources, imports, resolved] = items.flatMap((item) => item.of('number'));
  if (sources === undefined || imports === undefined || resolved === undefined) return [];
  return [
    `${resolved.value} of ${plural(imports.value, 'import statement')} in ${plural(sources.value, 'source file')} lead to a known place ${cite(sources, imports, resolved)}.`,
  ];
}

function whatIsLeft({ sheets, unread: files, withheld }: Left): string[] {
  const counted = sheets.flatMap((sheet) =>
    sheet.left.map(({ section, count }) => leftOut(count, section, sheet.page)),
  );
  const lines = [...counted, ...(files > 0 ? [unread(files)] : [])];
  return [
    ...(lines.length > 0 ? [lines.join('\n')] : withheld ? [] : [COMPLETE]),
    ...(withheld ? [WITHHELD] : []),
  ];
}
