// The index of decisions: what was written up, from how much history, and what was left.
import type { Claim } from '../../claims/claim.ts';
import type { EvidenceIndex } from '../evidence-files.ts';
import { cite, day, NOTE, plural, prose, short } from './cite.ts';

export interface Entry {
  /** File name beside the index. */
  file: string;
  title: string;
  lead: Extract<Claim, { kind: 'commit' }>;
}

export interface ShownIndex extends EvidenceIndex {
  /** The guard withheld parts of the evidence. */
  withheld?: boolean;
}

export function renderIndexPage(index: ShownIndex, entries: readonly Entry[]): string {
  const earliest = index.claims.filter((claim) => claim.kind === 'commit').at(-1);
  const since = earliest ? `, the earliest ${short(earliest.sha)} of ${day(earliest.date)}` : '';
  const read = `Read from ${plural(index.commits, 'commit')} up to ${short(index.head)}${since} ${cite(...index.claims)}.`;
  const rows = entries.map(
    ({ file, title, lead }) =>
      `| [${file.slice(0, 4)}](${file}) | ${prose(title)} | ${day(lead.date)} | proposed | ${short(lead.sha)} ${cite(lead)} |`,
  );
  const table = [
    '| ADR | Decision | Date | Status | Commit |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
  const none =
    'No commit in this history carries a sign of a decision that this skill knows, so no record is proposed.';
  const left =
    index.notDrafted === 0
      ? []
      : [
          `${plural(index.notDrafted, 'further candidate')} scored lower and was not written up in this run.`.replace(
            'candidates scored lower and was',
            'candidates scored lower and were',
          ),
        ];
  return (
    [
      '# Recovered decisions',
      NOTE,
      'Every record is a proposal: a person decides whether it becomes accepted. What the history does not say is asked, not guessed.',
      ...(entries.length === 0 ? [none] : [table]),
      ...left,
      ...(index.withheld
        ? [
            'The guard withheld parts of the evidence, because their text reads like instructions to a model. What they say is not in these records.',
          ]
        : []),
      '## Evidence',
      `${read} Each marker names a claim in the ledger, \`evidence.json\`, beside this folder.`,
    ].join('\n\n') + '\n'
  );
}
