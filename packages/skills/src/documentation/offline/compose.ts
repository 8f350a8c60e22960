// From the evidence to every file of the draft, by path under the output folder.
import type { Claim } from '../../claims/claim.ts';
import type { ArchitectureFile, ThemeFile } from '../evidence-files.ts';
import { byNumber, type Ledger, LEDGER_SCHEMA, ledgerText } from '../../claims/ledger.ts';
import { citedIn } from '../../claims/cited-in.ts';
import { renderAdr } from './adr.ts';
import { renderArchitecturePage } from './architecture-page.ts';
import { type Entry, type ShownIndex, renderIndexPage } from './index-page.ts';

export interface Draft {
  /** Relative to the output folder. */
  path: string;
  content: string;
}

/** In the order to write them; the ledger is last and holds exactly the claims that the others cite. */
export function compose(
  index: ShownIndex,
  themes: readonly ThemeFile[],
  architecture: ArchitectureFile,
): Draft[] {
  const entries = themes.map((theme, order): Entry & { content: string } => {
    const lead = theme.claims.find((claim) => claim.kind === 'commit' && claim.sha === theme.lead);
    if (lead?.kind !== 'commit') throw new Error(`${theme.id} does not hold its leading commit`);
    const file = `${String(order + 1).padStart(4, '0')}-${theme.slug}.md`;
    return { file, title: theme.title, lead, content: renderAdr(theme) };
  });
  const pages: Draft[] = [
    ...entries.map(({ file, content }) => ({ path: `decisions/${file}`, content })),
    { path: 'decisions/README.md', content: renderIndexPage(index, entries) },
    { path: 'architecture.md', content: renderArchitecturePage(architecture) },
  ];
  const known = new Map(
    [index, architecture, ...themes].flatMap((file) =>
      file.claims.map((claim): [string, Claim] => [claim.id, claim]),
    ),
  );
  const cited = new Set(pages.flatMap((page) => citedIn(page.content).map((marker) => marker.id)));
  const claims = [...known.values()].filter((claim) => cited.has(claim.id)).sort(byNumber);
  const ledger: Ledger = { schema: LEDGER_SCHEMA, head: index.head, claims };
  return [...pages, { path: 'evidence.json', content: ledgerText(ledger) }];
}
