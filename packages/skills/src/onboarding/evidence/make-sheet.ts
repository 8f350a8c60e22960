// Numbers the claims of a page and keeps it within what one Read carries.
import type { Claim } from '../../claims/claim.ts';
import type { Numbering } from '../../claims/numbering.ts';
import type { PageName } from '../pages.ts';
import type { Item, Sheet } from '../sheet.ts';
import type { RawItem } from './about.ts';

/** Most items of a section that are kept; sections that are not here keep `USUAL`. */
const MOST: Readonly<Record<string, number>> = {
  Commands: 60,
  'Environment variables': 60,
  Owners: 40,
  Words: 40,
  'What it is made of': 60,
  Modules: 60,
  'Imports between modules': 140,
};
const USUAL = 25;

export function makeSheet(
  page: PageName,
  head: string,
  items: readonly RawItem[],
  numbering: Numbering,
): Sheet {
  const kept: Item[] = [];
  const left = new Map<string, number>();
  const claims = new Map<string, Claim>();
  for (const { section, as, label = '', claims: facts } of items) {
    if (kept.filter((item) => item.section === section).length >= (MOST[section] ?? USUAL)) {
      left.set(section, (left.get(section) ?? 0) + 1);
      continue;
    }
    const numbered = facts.map((fact) => numbering.claim(fact) as Claim);
    for (const claim of numbered) claims.set(claim.id, claim);
    kept.push({ section, as, label, claims: numbered.map((claim) => claim.id) });
  }
  return {
    schema: 'onboarding-sheet/1',
    page,
    head,
    items: kept,
    left: [...left].map(([section, count]) => ({ section, count })),
    claims: [...claims.values()],
  };
}
