// Checks a report against the evidence: its form, its citations, its numbers and names, its links, and its modesty.
import { citedIn, withoutMarkers } from '../../claims/cited-in.ts';
import { hasInvisible } from '../../text/clean.ts';
import { unescapeMarkdown } from '../../text/markdown.ts';
import { readDocument } from '../../verify/prose/document.ts';
import type { Report } from '../../verify/report.ts';
import { listOf, objectOf } from '../../text/plain-data.ts';
import type { Claim } from '../claims/claim.ts';
import type { EvidenceIndex } from '../evidence-files.ts';
import { SECTIONS } from '../offline/report.ts';

const FILE = 'report.md';
const CITED: readonly string[] = ['Summary', 'Timeline', 'Hypotheses'];
/** What evidence like this never settles. */
const CERTAIN =
  /\b(root cause|caused by|because|due to|prove[sdn]?|certain(ly)?|definitely|undoubtedly|must have)\b/i;
/** Silence, an ended rise and a closed alert do not show it. */
const WELL = /\b(healthy|recovered|back to normal|all good|no (customer )?impact|nothing is wrong)\b/i;

export function checkReport(text: string, ledger: string, index: EvidenceIndex, report: Report): void {
  const claims = readClaims(ledger, index, report);
  const document = readDocument(text);
  const titles = document.sections.map(({ title }) => title);
  if (titles.join() !== SECTIONS.join()) report(FILE, null, `sections must be ${SECTIONS.join(', ')}`);
  text.split('\n').forEach((line, at) => {
    const say = (message: string): void => report(FILE, at + 1, message);
    if (hasInvisible(line)) say('holds a character that a reader cannot see');
    if (/(?<!\\)<[A-Za-z/!?]/.test(line)) say('holds HTML or an autolink');
    checkLinks(line, index, say);
  });
  for (const { id, line } of citedIn(text))
    if (!claims.has(id)) report(FILE, line, `cites ${id}, which is not in ledger.json`);
  const used = new Set(citedIn(text).map(({ id }) => id));
  for (const id of claims.keys()) if (!used.has(id)) report('ledger.json', null, `${id} is cited nowhere`);
  for (const { title, blocks } of document.sections)
    for (const { line, text: block } of blocks.filter((one) => one.text !== ''))
      checkBlock(title, block, claims, index, (message) => report(FILE, line, message));
  for (const line of expectedLines(index))
    if (!text.includes(line)) report(FILE, null, `must hold, as settled by code: ${line}`);
  const settled = new Set(index.hypotheses.map(({ title, status }) => `${title}: ${status}`));
  for (const [, words = ''] of text.matchAll(
    /\*\*([^*\n]*: (?:supported|refuted|open|confirmed|proven)[^*\n]*)\*\*/g,
  ))
    if (!settled.has(words)) report(FILE, null, `gives a status that code did not: ${words}`);
}

/** A claim counts only as code made it: the same id, the same words, the same number. */
function readClaims(ledger: string, index: EvidenceIndex, report: Report): Map<string, Claim> {
  const known = new Map(index.claims.map((claim) => [claim.id, claim]));
  const claims = new Map<string, Claim>();
  let given: unknown;
  try {
    given = JSON.parse(ledger);
  } catch {
    report('ledger.json', null, 'is not JSON');
  }
  if (objectOf(given)['schema'] !== 'incident-ledger/1')
    report('ledger.json', null, 'schema must be incident-ledger/1');
  for (const one of listOf(objectOf(given)['claims'])) {
    const claim = known.get(String(objectOf(one)['id']));
    if (claim !== undefined && JSON.stringify(claim) === JSON.stringify(one)) claims.set(claim.id, claim);
    else
      report(
        'ledger.json',
        null,
        `${JSON.stringify(objectOf(one)['id'] ?? null)} is not a claim of the evidence`,
      );
  }
  return claims;
}

const expectedLines = (index: EvidenceIndex): string[] => [
  `**${index.finding}**`,
  ...index.hypotheses.map(({ title, status }) => `**${title}: ${status}**`),
  ...index.hypotheses.map(({ disprove }) => `would disprove it: ${disprove}`),
  ...index.unknown,
];

function checkLinks(line: string, index: EvidenceIndex, say: (message: string) => void): void {
  const known = new Set(index.queries.map(({ link }) => link));
  for (const [, target = ''] of line.matchAll(/(?<!\\)\]\(([^)]*)\)/g))
    if (target !== '#evidence' && !known.has(target))
      say(`links to ${JSON.stringify(target.slice(0, 100))}, which code did not build`);
  const rest = line.replace(/(?<!\\)\]\([^)]*\)/g, '');
  if (/(?<!\\)!\[/.test(line)) say('holds an image');
  if (/\b(?:https?|ftp|file|javascript|data|mailto):/i.test(rest)) say('holds a bare link');
}

function checkBlock(
  section: string,
  block: string,
  claims: ReadonlyMap<string, Claim>,
  index: EvidenceIndex,
  say: (message: string) => void,
): void {
  const cited = citedIn(block).flatMap(({ id }) => claims.get(id) ?? []);
  const disproof = block.startsWith('- would disprove it: ');
  if (CITED.includes(section) && cited.length === 0 && !disproof) say('cites no claim');
  const names = cited.flatMap((claim) =>
    'value' in claim && typeof claim.value === 'string' ? [claim.value] : [],
  );
  const own = ownWords(block, names, index, say);
  if (CERTAIN.test(own)) say(`is more certain than evidence can make it: ${CERTAIN.exec(own)?.[0]}`);
  if (WELL.test(own)) say(`says that all is well, which evidence does not show: ${WELL.exec(own)?.[0]}`);
  // The table of queries is compared as a whole; its numbers are row counts and digests.
  if (section === 'Evidence') return checkEvidence(block, index, say);
  const numbers = new Set(
    cited.flatMap((claim) => (claim.kind === 'number' && claim.value !== null ? [String(claim.value)] : [])),
  );
  for (const [found] of own.matchAll(/\d+(?:\.\d+)?/g))
    if (!numbers.has(found)) say(`states ${found}, which no claim cited beside it holds`);
}

/** A row of the table says what the evidence says of that query; other paragraphs hold no number of their own. */
function checkEvidence(block: string, index: EvidenceIndex, say: (message: string) => void): void {
  for (const line of block.split('\n')) {
    const id = /^\| (q\d+) \|/.exec(line)?.[1];
    if (id === undefined) continue;
    const query = index.queries.find((one) => one.id === id);
    const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    const expected = [
      `${query?.rowCount}${query?.truncated ? ' (cut)' : ''}`,
      query?.state,
      `\`sha256:${query?.sha256}\``,
    ];
    if (cells.slice(3, 6).join() !== expected.join() || !cells[2]?.includes(`(${query?.link})`))
      say(`the row of ${id} is not what the evidence says of it`);
  }
}

/** The block without markers, links, and the names and times that it may repeat. */
function ownWords(
  block: string,
  names: readonly string[],
  index: EvidenceIndex,
  say: (message: string) => void,
): string {
  const { before, during } = index.plan;
  const times = [before.start, during.start, during.end, ...index.timeline.map(({ at }) => at)];
  const known = new Set([...names, ...times, ...index.queries.map(({ sha256 }) => `sha256:${sha256}`)]);
  const unmarked = withoutMarkers(block, ' ').replace(/(?<!\\)\]\([^)]*\)/g, ']');
  const spanless = unmarked.replace(/(?<!\\)`([^`\n]*)`/g, (_all, words: string) => {
    const last = names.some((name) => name.split('/').at(-1) === words);
    if (!known.has(words) && !last)
      say(`names \`${words.slice(0, 80)}\`, which no claim cited beside it holds`);
    return ' ';
  });
  const fixed = [...index.unknown, index.nextStep].reduce(
    (text, line) => text.replaceAll(line, ' '),
    spanless,
  );
  return names.reduce(
    (text, name) => (name === '' ? text : text.replaceAll(name, ' ')),
    unescapeMarkdown(fixed),
  );
}
