// The first page: which page serves which purpose, and what was read.
import { cite, day, NOTE, plural, said, short } from '../../draft/cite.ts';
import { INDEX_HEAD, PAGES } from '../pages.ts';
import { ASKED, EVIDENCE, LEDGER, pageRow, WITHHELD } from '../phrases.ts';
import type { OnboardingIndex } from '../sheet.ts';

export function renderIndexPage(index: OnboardingIndex, withheld: boolean): string {
  const rows = PAGES.map(pageRow);
  const head = index.claims.find((claim) => claim.kind === 'commit');
  const numbers = index.claims.filter((claim) => claim.kind === 'number');
  const commits = numbers.find((claim) => claim.measure === 'commits');
  const files = numbers.find((claim) => claim.measure === 'files');
  const read =
    head && commits && files
      ? [
          `Read at ${short(head.sha)} of ${day(head.date)}, ${said(head.subject)}: ${plural(files.value, 'file')} and ${plural(commits.value, 'commit')} ${cite(head, commits, files)}.`,
        ]
      : [];
  return `${[
    '# Onboarding',
    NOTE,
    '## Pages',
    ASKED,
    [`| ${INDEX_HEAD.join(' | ')} |`, '| --- | --- | --- |', ...rows].join('\n'),
    '## What was read',
    ...read,
    ...(withheld ? [WITHHELD] : []),
    `## ${EVIDENCE}`,
    LEDGER,
  ].join('\n\n')}\n`;
}
