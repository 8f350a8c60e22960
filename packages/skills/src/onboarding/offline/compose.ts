// From the evidence to every file of the draft, by path under the output folder.
import { citedClaims, renderLedger } from '../../claims/ledger.ts';
import type { Draft } from '../../draft/draft.ts';
import { PAGES } from '../pages.ts';
import type { OnboardingIndex, Sheet } from '../sheet.ts';
import { renderIndexPage } from './index-page.ts';
import { renderPage } from './render-page.ts';

/** In the order to write them; the ledger is last and holds exactly the claims that the pages cite. */
export function compose(index: OnboardingIndex, sheets: readonly Sheet[], withheld: boolean): Draft[] {
  const left = { sheets, unread: index.unread, withheld };
  const pages: Draft[] = [
    { path: 'README.md', content: renderIndexPage(index, withheld) },
    ...PAGES.map((page): Draft => {
      const sheet = sheets.find((candidate) => candidate.page === page.name);
      if (sheet === undefined) throw new Error(`the evidence holds no sheet for ${page.name}`);
      return { path: `${page.name}.md`, content: renderPage(page, sheet, left) };
    }),
  ];
  const claims = citedClaims(
    pages.map(({ content }) => content),
    [index, ...sheets].flatMap((file) => file.claims),
  );
  return [...pages, { path: 'evidence.json', content: renderLedger(index.head, claims) }];
}
