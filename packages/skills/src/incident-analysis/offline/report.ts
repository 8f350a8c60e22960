// The report that code writes from the evidence alone; a model's must keep the same form.
import { citedIn } from '../../claims/cited-in.ts';
import { code, escapeMarkdown } from '../../text/markdown.ts';
import { type Claim } from '../claims/claim.ts';
import { marker } from '../claims/ledger.ts';
import type { EvidenceIndex } from '../evidence-files.ts';
import type { Hypothesis } from '../hypotheses/hypothesis.ts';

export const SECTIONS = ['Summary', 'Timeline', 'Evidence', 'Hypotheses', 'Unknown', 'Next step'] as const;

/** Markdown. */
export function writeReport(index: EvidenceIndex): string {
  const { alert, plan, claims } = index;
  const cite = (holds: (claim: Claim) => boolean): string => marker(claims.find(holds)?.id ?? 'c0');
  const supported = index.hypotheses.filter(({ status }) => status === 'supported');
  return [
    `# Incident: ${escapeMarkdown(index.rule)}`,
    '',
    '*Drafted from evidence by a program, without a model. A person decides.*',
    '',
    '## Summary',
    '',
    `- The alert ${alert.state === 'fired' ? 'fired' : 'is resolved'}; Azure says so ${cite(({ kind }) => kind === 'alert')}.`,
    `- Whether requests failed more than before, by the rows: **${index.finding}** ${cite(({ kind }) => kind === 'finding')}.`,
    ...(index.headline === '' ? [] : [`- ${index.headline}`]),
    ...supported.map(
      ({ title, cause }) =>
        `- This fits what was found: ${lower(title)} ${cite((claim) => claim.kind === 'hypothesis' && claim.cause === cause)}.`,
    ),
    ...(supported.length === 1
      ? []
      : [`- The evidence does not settle which hypothesis holds ${cite(({ kind }) => kind === 'finding')}.`]),
    '',
    '## Timeline',
    '',
    ...index.timeline.map(({ at, text }) => `- ${code(at)} ${text}`),
    '',
    '## Evidence',
    '',
    `Looked at: ${code(plan.during.start)} to ${code(plan.during.end)}, and the hour before; all times are UTC.`,
    '',
    '| query | what | rows | state | digest of the rows |',
    '| --- | --- | --- | --- | --- |',
    ...index.queries.map(
      ({ id, title, rowCount, state, sha256, link, truncated }) =>
        `| ${id} | [${escapeMarkdown(title)}](${link}) | ${rowCount}${truncated ? ' (cut)' : ''} | ${state} | ${code(`sha256:${sha256}`)} |`,
    ),
    '',
    '## Hypotheses',
    '',
    ...index.hypotheses.flatMap((one) => hypothesis(one, cite)),
    '## Unknown',
    '',
    ...index.unknown.map((line) => `- ${line}`),
    '',
    '## Next step',
    '',
    index.nextStep,
    '',
  ].join('\n');
}

function hypothesis(
  { cause, title, status, supports, contradicts, disprove }: Hypothesis,
  cite: (holds: (claim: Claim) => boolean) => string,
): string[] {
  const list = (name: string, lines: readonly string[]): string[] =>
    lines.map((line) => `- ${name}: ${line}`);
  return [
    `**${title}: ${status}** ${cite((claim) => claim.kind === 'hypothesis' && claim.cause === cause)}`,
    '',
    ...list('supports', supports),
    ...list('contradicts', contradicts),
    `- would disprove it: ${disprove}`,
    '',
  ];
}

const lower = (title: string): string => `${title.charAt(0).toLowerCase()}${title.slice(1)}`;

/** Exactly the claims that the text cites. */
export function citedClaims(text: string, claims: readonly Claim[]): Claim[] {
  const cited = new Set(citedIn(text).map(({ id }) => id));
  return claims.filter(({ id }) => cited.has(id));
}
