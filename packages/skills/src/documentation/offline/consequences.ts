// The consequences section: what the history shows became of a decision.
import type { Claim, CommitClaim } from '../../claims/claim.ts';
import { code } from '../../text/markdown.ts';
import { alone, grouped, inManifest, named, spread } from './decision-facts.ts';
import { cite, day, plural, quoted, said, short } from '../../draft/cite.ts';

type Kind<K extends Claim['kind']> = Extract<Claim, { kind: K }>;

/**
 * @param claims of the section
 * @param undone commits that revert the decision
 * @param later commits that the claims speak of
 * @param lead what to point at when nothing else is known
 */
export function consequences(
  claims: readonly Claim[],
  undone: readonly CommitClaim[],
  later: readonly CommitClaim[],
  lead: CommitClaim,
): string[] {
  const of = <K extends Claim['kind']>(kind: K) =>
    claims.filter((claim): claim is Kind<K> => claim.kind === kind);
  const when = (sha: string) => {
    const commit = later.find((candidate) => candidate.sha === sha);
    return commit ? ` on ${day(commit.date)} ${cite(commit)}` : '';
  };
  const announced = of('quote');
  const breaks =
    announced.length === 0
      ? []
      : [`The message of ${short(lead.sha)} announces a break ${cite(lead)}:`, ...announced.map(quoted)];
  const bullets = [
    ...undone.map(
      (commit) =>
        `- Commit ${short(commit.sha)} of ${day(commit.date)}, ${said(commit.subject)}, reverts it ${cite(commit)}.`,
    ),
    ...stillThere(of('path').filter((claim) => claim.change === 'present')),
    ...grouped(
      of('path').filter((claim) => claim.change === 'removed'),
      () => '',
    ).map(
      ({ first, all }) =>
        `- No longer at ${all.length === 1 ? 'its place' : 'their places'}: ${all.map((claim) => `${code(claim.path)} ${cite(claim)}`).join(', ')}. Commit ${short(first.sha)} removed or moved ${all.length === 1 ? 'it' : 'them'}${when(first.sha)}.`,
    ),
    ...stillDeclared(of('dependency').filter((claim) => claim.change === 'present')),
    ...dropped(
      of('dependency').filter((claim) => claim.change === 'removed'),
      when,
    ),
    ...importers(of('edge')),
    ...of('number').map((claim) => changes(claim, later)),
  ];
  const all = bullets.length === 0 ? [...breaks] : [...breaks, bullets.join('\n')];
  return all.length === 0
    ? [`Nothing further is recorded about commit ${short(lead.sha)} ${cite(lead)}.`]
    : all;
}

function stillThere(claims: readonly Kind<'path'>[]): string[] {
  const [first] = claims;
  if (first === undefined) return [];
  return [
    `- Still present at ${short(first.sha)}: ${claims.map((claim) => `${code(claim.path)} ${cite(claim)}`).join(', ')}.`,
  ];
}

function stillDeclared(claims: readonly Kind<'dependency'>[]): string[] {
  return [
    ...spread(claims).map(
      (all) =>
        `- ${code(all[0].name)} is still declared at ${short(all[0].sha)}, in ${all.map(inManifest).join(', ')}.`,
    ),
    ...grouped(alone(claims), (claim) => claim.manifest).map(
      ({ first, all }) =>
        `- Still declared in ${code(first.manifest)} at ${short(first.sha)}: ${all.map(named).join(', ')}.`,
    ),
  ];
}

function dropped(claims: readonly Kind<'dependency'>[], when: (sha: string) => string): string[] {
  return [
    ...spread(claims).map(
      (all) =>
        `- ${code(all[0].name)} is no longer declared in ${all.map((claim) => `${code(claim.manifest)} ${cite(claim)}`).join(', ')}: commit ${short(all[0].sha)} dropped it${when(all[0].sha)}.`,
    ),
    ...grouped(alone(claims), (claim) => claim.manifest).map(
      ({ first, all }) =>
        `- No longer declared in ${code(first.manifest)}: ${all.map((claim) => `${code(claim.name)} ${cite(claim)}`).join(', ')}. Commit ${short(first.sha)} dropped ${all.length === 1 ? 'it' : 'them'}${when(first.sha)}.`,
    ),
  ];
}

function importers(claims: readonly Kind<'edge'>[]): string[] {
  return grouped(claims, (claim) => claim.to).map(({ first, all }) => {
    const from = all.map(
      (claim) => `${code(claim.from)} (${code(claim.file)} line ${claim.line}) ${cite(claim)}`,
    );
    return `- Built upon at ${short(first.sha)}: ${code(first.to)} is used by ${from.join(', ')}.`;
  });
}

function changes(claim: Kind<'number'>, later: readonly CommitClaim[]): string {
  const where = `${code(claim.path)} between ${claim.from === null ? 'the start' : short(claim.from)} and ${short(claim.sha)}`;
  if (claim.value === 0) return `- No later commit changed ${where} ${cite(claim)}.`;
  const last = later.at(-1);
  const tail = last
    ? ` The last is ${short(last.sha)} of ${day(last.date)}, ${said(last.subject)} ${cite(last)}.`
    : '';
  return `- ${plural(claim.value, 'later commit')} changed ${where} ${cite(claim)}.${tail}`;
}
