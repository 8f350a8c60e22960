// The index of decisions: every record, what undoes what, how much history was read, and what waits.
import type { Claim } from '../../claims/claim.ts';
import type { EvidenceIndex, Supersession } from '../evidence-files.ts';
import { cite, day, plural, prose, short } from '../../draft/cite.ts';

export interface Entry {
  /** File name beside the index. */
  file: string;
  title: string;
  status: string;
  /** The commit that carries the decision; null when its claim is gone. */
  lead: Extract<Claim, { kind: 'commit' }> | null;
}

export interface IndexPage {
  index: EvidenceIndex;
  entries: readonly Entry[];
  supersessions: readonly Supersession[];
  /** Decisions of the evidence that were not written. */
  leftOut: number;
  /** Records whose commits are in the history no more. */
  lost: readonly string[];
}

export function renderIndexPage({ index, entries, supersessions, leftOut, lost }: IndexPage): string {
  const none =
    'No commit in this history carries a sign of a decision that this skill knows, so no record is proposed.';
  return (
    [
      '# Recovered decisions',
      '*Put together by a program from the records and their evidence.*',
      'Every record is a proposal until a person accepts it. What the history does not say is asked, not guessed.',
      '## Records',
      entries.length === 0 ? none : table(entries, supersessions),
      ...waiting(index.notDrafted, leftOut),
      ...(lost.length === 0
        ? []
        : [`History was rewritten: commits cited in ${lost.map(link).join(', ')} are in it no more.`]),
      '## Evidence',
      `${readFrom(index)} Each marker names a claim in the ledger, \`evidence.json\`, beside this folder.`,
    ].join('\n\n') + '\n'
  );
}

function table(entries: readonly Entry[], supersessions: readonly Supersession[]): string {
  const rows = entries.map(({ file, title, status, lead }) => {
    const links = supersessions.flatMap(({ later, earlier, whole }) => {
      if (earlier === file) return [`${whole ? 'superseded by' : 'undone in part by'} ${link(later)}`];
      return later === file ? [`${whole ? 'supersedes' : 'undoes part of'} ${link(earlier)}`] : [];
    });
    const commit = lead === null ? '' : `${short(lead.sha)} ${cite(lead)}`;
    const date = lead === null ? '' : day(lead.date);
    return `| ${link(file)} | ${prose(title)} | ${date} | ${[prose(status), ...links].join('; ')} | ${commit} |`;
  });
  return ['| ADR | Decision | Date | Status | Commit |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

function link(file: string): string {
  return `[${file.slice(0, 4)}](${file})`;
}

function waiting(count: number, leftOut: number): string[] {
  const words = [
    ...(count === 0
      ? []
      : [
          `${plural(count, 'further candidate')} scored lower and ${count === 1 ? 'waits' : 'wait'} for later runs.`,
        ]),
    ...(leftOut === 0
      ? []
      : [
          `${plural(leftOut, 'decision')} of the evidence ${leftOut === 1 ? 'was' : 'were'} left out by the writer, or withheld by the guard.`,
        ]),
  ];
  return words.length === 0 ? [] : [words.join(' ')];
}

function readFrom({ claims, commits, head, since, rescanned }: EvidenceIndex): string {
  const earliest = claims.filter((claim) => claim.kind === 'commit').at(-1);
  const from =
    since !== null
      ? `after ${short(since)}`
      : earliest
        ? `, the earliest ${short(earliest.sha)} of ${day(earliest.date)}`
        : '';
  const again =
    rescanned === null
      ? ''
      : ' History was rewritten since the last run, so the range was read again from where both histories part.';
  return `This run read ${plural(commits, 'commit')} up to ${short(head)}${from.startsWith(',') ? from : ` ${from}`} ${cite(...claims)}.${again}`.replace(
    ' .',
    '.',
  );
}
