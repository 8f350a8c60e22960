// From the evidence to every file of the draft, by path under the output folder.
import { renderLedger } from '../../claims/ledger.ts';
import type { Draft } from '../../draft/draft.ts';
import { NOTE, cite, day, plural, prose, said, short } from '../../draft/cite.ts';
import type { EvidenceIndex } from '../evidence-files.ts';

/** Every claim of the index is cited, so the ledger is the index's claims. */
export function compose({ head, claims }: EvidenceIndex): Draft[] {
  const numbers = claims.filter((claim) => claim.kind === 'number');
  const commits = claims.filter((claim) => claim.kind === 'commit');
  const page = [
    '# Overview',
    NOTE,
    '## What there is',
    ...numbers.map(
      (claim) => `The history up to ${short(claim.sha)} has ${plural(claim.value, 'commit')} ${cite(claim)}.`,
    ),
    '## Newest commits',
    commits
      .map((claim) => `- ${day(claim.date)}: ${said(claim.subject)} ${cite(claim)} ${short(claim.sha)}`)
      .join('\n'),
    '## Evidence',
    [
      '| Claim | Commit | What |',
      '| --- | --- | --- |',
      ...numbers.map((claim) => `| ${cite(claim)} | ${short(claim.sha)} | commits counted |`),
      ...commits.map((claim) => `| ${cite(claim)} | ${short(claim.sha)} | ${prose(claim.subject)} |`),
    ].join('\n'),
    '## Questions for the reviewer',
    '- Which of these commits does a reader have to know about?',
  ];
  return [
    { path: 'overview.md', content: `${page.join('\n\n')}\n` },
    { path: 'evidence.json', content: renderLedger(head, claims) },
  ];
}
