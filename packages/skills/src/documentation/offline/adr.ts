// Writes one decision record in the MADR 4 form, from its claims and nothing else.
import type { Claim, CommitClaim } from '../../claims/claim.ts';
import type { ThemeFile } from '../evidence-files.ts';
import { NOTE, cite, day, plural, prose, quoted, said, short } from '../../draft/cite.ts';
import { companions, decisionFacts } from './decision-facts.ts';
import { consequences } from './consequences.ts';

/** @throws Error when the theme names a claim that it does not hold */
export function renderAdr(theme: ThemeFile, withheld = false): string {
  const claims = new Map(theme.claims.map((claim) => [claim.id, claim]));
  const pick = (ids: readonly string[]): Claim[] =>
    ids.map((id) => {
      const claim = claims.get(id);
      if (claim === undefined) throw new Error(`${theme.id} speaks of ${id} and does not hold it`);
      return claim;
    });
  const { sections } = theme;
  const decision = pick(sections.decision);
  const lead = decision.filter(isCommit).find((commit) => commit.sha === theme.lead);
  if (lead === undefined) throw new Error(`${theme.id} does not hold its leading commit`);
  const [parts, nearby] = [pick(sections.parts).filter(isCommit), pick(sections.nearby).filter(isCommit)];
  const reasons = pick(sections.reasons).filter(isQuote);
  const alternatives = pick(sections.alternatives).filter(isQuote);
  const [undone, later] = [pick(sections.undone).filter(isCommit), pick(sections.later).filter(isCommit)];
  const after = consequences(pick(sections.consequences), undone, later, lead);
  return (
    [
      frontMatter(lead, [lead, ...parts]),
      `# ${prose(theme.title)}`,
      NOTE,
      '## Context and Problem Statement',
      ...context(lead, reasons, alternatives),
      '## Decision Outcome',
      ...outcome(lead, decision, parts, nearby, alternatives),
      '## Consequences',
      ...after,
      '## Evidence',
      evidenceTable([lead, ...parts, ...nearby, ...undone, ...later]),
      '## Questions for the reviewer',
      questions(
        lead,
        reasons,
        alternatives,
        [...undone, ...pick(sections.consequences).filter(isGone)].length > 0,
        withheld,
      ),
    ].join('\n\n') + '\n'
  );
}

function frontMatter(lead: CommitClaim, commits: readonly CommitClaim[]): string {
  // A JSON string is a YAML string; commit text cannot end it.
  const makers = [...new Set(commits.map((commit) => commit.author))].map((author) => JSON.stringify(author));
  return [
    '---',
    'status: proposed',
    'recovered: true',
    `date: ${day(lead.date)}`,
    `decision-makers: [${makers.join(', ')}]`,
    '---',
  ].join('\n');
}

type Quote = Extract<Claim, { kind: 'quote' }>;

function context(lead: CommitClaim, reasons: readonly Quote[], alternatives: readonly Quote[]): string[] {
  const [first] = reasons;
  if (first !== undefined) {
    const sources = [...new Set(reasons.map((claim) => claim.sha))].map(short).join(', ');
    return [
      `The reason as the author recorded it in ${sources} ${cite(...reasons)}:`,
      ...reasons.map(quoted),
    ];
  }
  const pointer = alternatives.length > 0 ? ', and what it says of other ways is quoted below' : '';
  return [`Rationale not recorded. What commit ${short(lead.sha)} did is known${pointer} ${cite(lead)}.`];
}

function outcome(
  lead: CommitClaim,
  decision: readonly Claim[],
  parts: readonly CommitClaim[],
  nearby: readonly CommitClaim[],
  alternatives: readonly Quote[],
): string[] {
  const verb = /^merged? /i.test(lead.subject) ? 'merged' : 'committed';
  const what = `On ${day(lead.date)} ${prose(lead.author.replace(/[“”]/g, '"'))} ${verb} ${said(lead.subject)} as ${short(lead.sha)}`;
  const size = lead.files === 0 ? ' without changing a file' : `, changing ${plural(lead.files, 'file')}`;
  const facts = [...decisionFacts(decision), ...companions(parts, nearby)];
  const details = decision.filter(isQuote);
  const more =
    details.length === 0
      ? []
      : [`The message of ${short(lead.sha)} also says ${cite(...details)}:`, ...details.map(quoted)];
  const not =
    alternatives.length === 0
      ? []
      : [
          `Other ways that the message names, in ${[...new Set(alternatives.map((claim) => claim.sha))].map(short).join(', ')} ${cite(...alternatives)}:`,
          ...alternatives.map(quoted),
        ];
  return [
    `${what}${size} ${cite(lead)}.`,
    ...(facts.length === 0 ? [] : [facts.join('\n')]),
    ...more,
    ...not,
  ];
}

function evidenceTable(commits: readonly CommitClaim[]): string {
  const rows = [...new Map(commits.map((commit) => [commit.sha, commit])).values()].map(
    (commit) => `| ${cite(commit)} | ${short(commit.sha)} | ${day(commit.date)} | ${prose(commit.subject)} |`,
  );
  return ['| Claim | Commit | Date | Subject |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function questions(
  lead: CommitClaim,
  reasons: readonly Quote[],
  alternatives: readonly Quote[],
  gone: boolean,
  withheld: boolean,
): string {
  const author = prose(lead.author);
  return [
    ...(reasons.length === 0 ? [`- Why was this done? The commits do not say; ${author} may know.`] : []),
    ...(alternatives.length === 0 ? ['- Which other ways were considered? The commits name none.'] : []),
    ...(gone
      ? ['- Part of this was undone later: should the status be `superseded`, and by which decision?']
      : []),
    ...(withheld
      ? [
          '- The guard withheld part of the evidence, because its text reads like instructions to a model: what do the commits say?',
        ]
      : []),
    '- Is the title the decision, or one step of a larger one?',
    '- If this is right, set the status to `accepted`.',
  ].join('\n');
}

function isCommit(claim: Claim): claim is CommitClaim {
  return claim.kind === 'commit';
}

function isQuote(claim: Claim): claim is Quote {
  return claim.kind === 'quote';
}

function isGone(claim: Claim): boolean {
  return (claim.kind === 'path' || claim.kind === 'dependency') && claim.change === 'removed';
}
