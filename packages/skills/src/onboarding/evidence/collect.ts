// From a repository to its evidence: read the tree and the history once, then a sheet for each page.
import { scanArchitecture } from '../../architecture/scan.ts';
import type { Claim } from '../../claims/claim.ts';
import { startNumbering } from '../../claims/numbering.ts';
import { checkRepository } from '../../git/check-repository.ts';
import { commitFact } from '../../claims/commit-fact.ts';
import { countCommits } from '../../git/count.ts';
import { openGit } from '../../git/git.ts';
import { readSetup } from '../../setup/read-setup.ts';
import { type PageName, PAGES } from '../pages.ts';
import { pageRow } from '../phrases.ts';
import type { OnboardingIndex, Sheet } from '../sheet.ts';
import type { BuildPage } from './about.ts';
import { buildArchitecture } from './architecture.ts';
import { buildFirstChange } from './first-change.ts';
import { buildGettingStarted } from './getting-started.ts';
import { buildGlossary } from './glossary.ts';
import { readHistory } from './history.ts';
import { makeSheet } from './make-sheet.ts';
import { buildNotKnown } from './not-known.ts';
import { buildOverview } from './overview.ts';
import { buildReference } from './reference.ts';
import { buildTroubleshooting } from './troubleshooting.ts';

const BUILDERS: Readonly<Record<PageName, BuildPage>> = {
  overview: buildOverview,
  architecture: buildArchitecture,
  'getting-started': buildGettingStarted,
  'first-change': buildFirstChange,
  troubleshooting: buildTroubleshooting,
  reference: buildReference,
  glossary: buildGlossary,
  'not-known': buildNotKnown,
};

export interface Evidence {
  index: OnboardingIndex;
  sheets: { file: string; content: Sheet }[];
}

/** @throws Refusal for a repository that cannot be described honestly */
export async function collect(repository: string): Promise<Evidence> {
  const git = openGit(repository);
  const head = await checkRepository(git);
  const setup = await readSetup(git, head);
  const about = {
    git,
    head,
    setup,
    scan: await scanArchitecture(git, head),
    history: await readHistory(git, head),
  };
  const numbering = startNumbering();
  const number = { kind: 'number', sha: head, from: null, path: '' } as const;
  const claims: Claim[] = [
    ...(await commitFact(git, head)).map((fact) => numbering.claim(fact)),
    numbering.claim({ ...number, measure: 'commits', value: await countCommits(git, null, head, '') }),
    numbering.claim({ ...number, measure: 'files', value: setup.paths.size }),
  ];
  const sheets: Evidence['sheets'] = [];
  for (const { name } of PAGES)
    sheets.push({
      file: `${name}.json`,
      content: makeSheet(name, head, await BUILDERS[name](about), numbering),
    });
  return {
    index: {
      schema: 'onboarding-index/1',
      head,
      sheets: sheets.map(({ file, content }) => ({ page: content.page, file })),
      pages: PAGES.map(pageRow),
      unread: setup.unread + about.scan.unread,
      claims,
    },
    sheets,
  };
}
