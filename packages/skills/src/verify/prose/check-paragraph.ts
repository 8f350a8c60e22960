// One paragraph, bullet or quotation of a record: it cites, its commits are those of its claims, its quotes are real.
import type { Claim } from '../../claims/claim.ts';
import { citedIn, withoutMarkers } from '../../claims/cited-in.ts';
import { cleanText } from '../../text/clean.ts';
import { plainText } from '../../text/markdown.ts';
import { shasOf } from '../claims/check-claim.ts';
import type { Report } from '../report.ts';
import { shortShas } from './check-citations.ts';
import { type Block, withoutCode } from './document.ts';

/** Words that give a reason, which only a quote may do. */
export const REASON =
  /\b(because|in order to|so that|due to|therefore|rationale|the reason|motivat\w+|in favou?r of)\b/i;
/** Words that somebody vouches for it, which only a quote may say. */
export const APPROVAL =
  /\b(?:approv(?:ed|al|als|es)|sign(?:ed|s)?[ -]off|certif(?:ied|ies|ication)|vetted|audited|endorse[sd]?)\b/i;
const NO_REASON = 'Rationale not recorded';

export function checkParagraph(
  file: string,
  block: Block,
  claims: ReadonlyMap<string, Claim>,
  report: Report,
): void {
  const say = (message: string) => report(file, block.line, message);
  const cited = citedIn(block.text)
    .map(({ id }) => claims.get(id))
    .filter((claim) => claim !== undefined);
  if (cited.length === 0) return say('a paragraph cites no claim');
  const shas = shortShas(block.text).map(({ short }) => short);
  if (shas.length === 0) say('a paragraph names no commit');
  const known = cited.flatMap(shasOf);
  for (const short of shas) {
    if (!known.some((sha) => sha.startsWith(short)))
      say(`${short} is not the commit of a claim cited beside it`);
  }
  const quotes = cited.filter((claim) => claim.kind === 'quote').map((claim) => cleanText(claim.text));
  if (/^\s{0,3}>/.test(block.text)) return checkQuotation(block.text, quotes, say);
  const sources = [
    ...quotes,
    ...cited.filter((claim) => claim.kind === 'commit').map((claim) => cleanText(claim.subject)),
  ];
  // Within curly marks the draft writes straight ones.
  const straight = sources.map((source) => source.replace(/[“”]/g, '"'));
  for (const match of block.text.matchAll(/“([^”]*)”/g)) {
    const words = plainText(match[1] ?? '');
    if (!straight.some((source) => source.includes(words)))
      say(`quotes ${JSON.stringify(words)}, which no claim cited beside it holds`);
  }
  // A name may contain any word.
  const named = cited
    .filter((claim) => claim.kind === 'commit')
    .map((claim) => cleanText(claim.author).replace(/[“”]/g, '"'));
  const own = named.reduce(
    (text, name) => text.replaceAll(name, ''),
    plainText(withoutCode(block.text).replace(/“[^”]*”/g, '')),
  );
  const reasoned = REASON.test(own.replace(NO_REASON, ''));
  if (reasoned && quotes.length === 0) say('gives a reason without a quote that states it');
  if (APPROVAL.test(own) && !quotes.some((quote) => APPROVAL.test(quote)))
    say('says that somebody approved, without a quote that states it');
}

function checkQuotation(text: string, quotes: readonly string[], say: (message: string) => void): void {
  const lines = text.split('\n').map((line) => line.replace(/^\s{0,3}>\s?/, ''));
  const words = plainText(withoutMarkers(lines.join(' ')).replace(/(?<!\\)`[0-9a-f]{7,64}`/g, ''));
  if (words === '') say('a quotation is empty');
  else if (!quotes.some((quote) => quote.includes(words)))
    say('a quotation is not the text of the claim cited in it');
}
