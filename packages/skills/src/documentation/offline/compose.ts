// From the evidence to every file of the draft, by path under the output folder.
import type { ArchitectureFile } from '../../architecture/architecture-file.ts';
import type { EvidenceIndex, ThemeFile } from '../evidence-files.ts';
import { citedClaims, renderLedger } from '../../claims/ledger.ts';
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
  const claims = citedClaims(
    pages.map(({ content }) => content),
    [index, architecture, ...themes.map(({ theme }) => theme)].flatMap((file) => file.claims),
  );
  return [...pages, { path: 'evidence.json', content: renderLedger(index.head, claims) }];
}
