// One sentence, bullet, quotation or table row: it cites, and every name, number and quotation in it is held by what it cites.
import type { Claim } from '../../claims/claim.ts';
import { citedIn, withoutMarkers } from '../../claims/cited-in.ts';
import { cleanText } from '../../text/clean.ts';
import { plainText } from '../../text/markdown.ts';
import type { Report } from '../../verify/report.ts';
import { type Block, withoutCode } from '../../verify/prose/document.ts';
import { APPROVAL, REASON } from '../../verify/prose/check-paragraph.ts';
import { isFixed } from '../phrases.ts';

/** Fields that are text of the repository: a span may be a part of them. Of all others it must be the whole. */
const TEXTS = new Set(['runs', 'text', 'subject', 'target']);

/** @param names module name by its folder, with a slash at the end */
export function checkBlock(
  file: string,
  block: Block,
  claims: ReadonlyMap<string, Claim>,
  names: ReadonlyMap<string, string>,
  report: Report,
): void {
  if (isFixed(block.text)) return;
  const say = (message: string) => report(file, block.line, message);
  const cited = citedIn(block.text)
    .map(({ id }) => claims.get(id))
    .filter((claim) => claim !== undefined);
  if (cited.length === 0) return say('block.cites: cites no claim');
  const lines = block.text.split('\n');
  const quotes = lines.filter((line) => /^\s*>/.test(line));
  for (const line of quotes) checkQuotation(line, cited, say);
  const told = lines.filter((line) => !/^\s*>/.test(line)).join('\n');
  for (const match of told.matchAll(/(?<!\\)`([^`]+)`/g)) {
    const span = match[1] ?? '';
    if (!isHeld(span, cited, names))
      say(`${checkOf(span)}: no claim cited beside it holds ${JSON.stringify(span)}`);
  }
  checkProse(told, cited, say);
}

function checkQuotation(line: string, cited: readonly Claim[], say: (message: string) => void): void {
  const words = plainText(withoutCode(withoutMarkers(line.replace(/^\s*>\s?/, ''))));
  const held = stringsOf(cited, TEXTS).some((text) => text.includes(words));
  if (words === '' || !held) say('quote.literal: a quotation is not the text of a claim cited in it');
}

function checkProse(told: string, cited: readonly Claim[], say: (message: string) => void): void {
  const prose = withoutCode(withoutMarkers(told));
  for (const match of prose.matchAll(/“([^”]*)”/g)) {
    const words = plainText(match[1] ?? '').replace(/…$/, '');
    const held = stringsOf(cited).some((text) => text.replace(/[“”]/g, '"').includes(words));
    if (!held) say(`quote.literal: quotes ${JSON.stringify(words)}, which no claim cited beside it holds`);
  }
  // What is left after the repository's own words is what the page itself says.
  const own = stringsOf(cited)
    .sort((a, b) => b.length - a.length)
    .reduce((text, value) => (value.length < 4 ? text : text.replaceAll(value, ' ')), plainText(prose))
    .replace(/“[^”]*”/g, ' ');
  const numbers = new Set(
    cited.flatMap((claim) => Object.values(claim).flatMap((value) => String(value).match(/\d+/g) ?? [])),
  );
  for (const number of own.match(/\d+/g) ?? [])
    if (!numbers.has(number)) say(`number.match: no claim cited beside it holds ${number}`);
  if (REASON.test(own) && !cited.some((claim) => claim.kind === 'quote'))
    say('reason.quoted: gives a reason without a quote that states it');
  if (APPROVAL.test(own)) say('approval.quoted: says that somebody approved, outside a quotation');
}

function isHeld(span: string, cited: readonly Claim[], names: ReadonlyMap<string, string>): boolean {
  return cited.some((claim) => {
    if (/^[0-9a-f]{7,64}$/.test(span) && claim.sha.startsWith(span)) return true;
    if ('file' in claim && isPlace(span, claim)) return true;
    if ('command' in claim && claim.command.startsWith(`${span} `)) return true;
    if (claim.kind === 'path' && names.get(claim.path) === span) return true;
    return Object.entries(claim).some(([field, value]) =>
      TEXTS.has(field) ? String(value).includes(span) : String(value) === span,
    );
  });
}

function isPlace(span: string, claim: { file: string; line: number; to?: number | string }): boolean {
  const line = Number(span.startsWith(`${claim.file}:`) ? span.slice(claim.file.length + 1) : Number.NaN);
  return line >= claim.line && line <= (typeof claim.to === 'number' ? claim.to : claim.line);
}

/** The id of the check that a name in code failed, from how the name looks. */
function checkOf(span: string): string {
  if (/^[0-9a-f]{7,64}$/.test(span)) return 'commit.exists';
  if (/^[A-Z][A-Z0-9_]+$/.test(span)) return 'env.exists';
  if (/^\d+$/.test(span)) return 'port.match';
  if (/^[v^~<>=]*\d+(\.\d+|\.x)*/.test(span)) return 'version.match';
  if (
    /^(npm|npx|yarn|pnpm|bun|make|just|task|go|cargo|python3?|pytest|uv|poetry|docker|dotnet|mvn|gradle|sh|bash) /.test(
      span,
    )
  )
    return 'cmd.exists';
  if (/:\d+$/.test(span)) return 'line.inRange';
  return /[/.]/.test(span) ? 'path.exists' : 'name.known';
}

function stringsOf(cited: readonly Claim[], fields?: ReadonlySet<string>): string[] {
  return cited.flatMap((claim) =>
    Object.entries(claim).flatMap(([field, value]) =>
      typeof value === 'string' && (fields === undefined || fields.has(field)) ? [cleanText(value)] : [],
    ),
  );
}
