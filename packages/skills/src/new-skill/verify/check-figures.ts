// Figures in a sentence: a date is that of a commit cited beside it, any other number is one that was counted.
import type { Claim } from '../../claims/claim.ts';
import { citedIn, withoutMarkers } from '../../claims/cited-in.ts';
import type { Report } from '../../verify/report.ts';
import { type Block, withoutCode } from '../../verify/prose/document.ts';

export function checkFigures(
  file: string,
  block: Block,
  claims: ReadonlyMap<string, Claim>,
  report: Report,
): void {
  const cited = citedIn(block.text).flatMap(({ id }) => claims.get(id) ?? []);
  const dates = cited.map((claim) => (claim.kind === 'commit' ? claim.date.slice(0, 10) : ''));
  const counts = cited.map((claim) => (claim.kind === 'number' ? String(claim.value) : ''));
  const own = withoutMarkers(withoutCode(block.text).replace(/“[^”]*”/g, ''));
  for (const [figure] of own.matchAll(/\d{4}-\d{2}-\d{2}|\d+/g))
    if (!dates.includes(figure) && !counts.includes(figure))
      report(file, block.line, `states ${figure}, which no claim cited beside it holds`);
}
