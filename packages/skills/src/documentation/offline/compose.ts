// From the evidence to every file of the draft, by path under the output folder.
import type { Claim } from '../../claims/claim.ts';
import type { ArchitectureFile } from '../../architecture/architecture-file.ts';
import type { EvidenceIndex, ThemeFile } from '../evidence-files.ts';
import { byNumber, renderLedger } from '../../claims/ledger.ts';
import { citedIn } from '../../claims/cited-in.ts';
import type { Draft } from '../../draft/draft.ts';
import { renderAdr } from './adr.ts';
import { renderArchitecturePage } from './architecture-page.ts';

export interface ShownTheme {
  theme: ThemeFile;
  /** The guard withheld a part of it. */
  withheld: boolean;
}

/** In the order to write them; the ledger is last and holds exactly the claims that the others cite. */
export function compose(
  index: EvidenceIndex,
  themes: readonly ShownTheme[],
  architecture: ArchitectureFile,
): Draft[] {
  const named = new Map(index.themes.map(({ id, record }) => [id, record]));
  const pages: Draft[] = [
    ...themes.map(({ theme, withheld }) => ({
      path: `decisions/${named.get(theme.id) ?? ''}`,
      content: renderAdr(theme, withheld),
    })),
    { path: 'architecture.md', content: renderArchitecturePage(architecture) },
  ];
  const known = new Map(
    [index, architecture, ...themes.map(({ theme }) => theme)].flatMap((file) =>
      file.claims.map((claim): [string, Claim] => [claim.id, claim]),
    ),
  );
  const cited = new Set(pages.flatMap((page) => citedIn(page.content).map((marker) => marker.id)));
  const claims = [...known.values()].filter((claim) => cited.has(claim.id)).sort(byNumber);
  return [...pages, { path: 'evidence.json', content: renderLedger(index.head, claims) }];
}
