// Front matter of a record: always a proposal, its date and people as git has them.
import type { Claim, CommitClaim } from '../../../claims/claim.ts';
import { citedIn } from '../../../claims/cited-in.ts';
import { listOf, parsedOrNull } from '../../../text/plain-data.ts';
import { cleanText } from '../../../text/clean.ts';
import type { Report } from '../../../verify/report.ts';
import type { Document } from '../../../verify/prose/document.ts';

const KEYS = ['status', 'recovered', 'date', 'decision-makers'];

export function checkFrontMatter(
  file: string,
  document: Document,
  claims: ReadonlyMap<string, Claim>,
  report: Report,
): void {
  if (document.frontMatter === null) return report(file, 1, 'has no front matter');
  const pairs = document.frontMatter.map((line) => /^([\w-]+): (.*)$/.exec(line));
  if (pairs.includes(null)) report(file, 1, 'front matter must be `key: value` lines');
  const values = new Map(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
  for (const key of values.keys())
    if (!KEYS.includes(key)) report(file, 1, `front matter has no key ${JSON.stringify(key)}`);
  if (values.size !== document.frontMatter.length) report(file, 1, 'front matter states a key twice');
  if (values.get('status') !== 'proposed') report(file, 1, 'status must be proposed: only a person accepts');
  if (values.get('recovered') !== 'true') report(file, 1, 'recovered must be true');
  const commits = citedCommits(document, claims);
  const date = values.get('date') ?? '';
  if (!commits.some((commit) => commit.date.startsWith(date) && date.length === 10)) {
    report(file, 1, `date ${JSON.stringify(date)} is of no commit that the record cites`);
  }
  const authors = new Set(commits.map((commit) => cleanText(commit.author)));
  const makers = readNames(values.get('decision-makers') ?? '');
  if (makers === null) report(file, 1, 'decision-makers must be a list of quoted names');
  for (const maker of makers ?? []) {
    if (!authors.has(cleanText(maker)))
      report(file, 1, `${JSON.stringify(maker)} is author of no commit that the record cites`);
  }
}

function citedCommits(document: Document, claims: ReadonlyMap<string, Claim>): CommitClaim[] {
  const ids = document.prose.flatMap((line) => citedIn(line.text).map((marker) => marker.id));
  return ids.map((id) => claims.get(id)).filter((claim): claim is CommitClaim => claim?.kind === 'commit');
}

function readNames(text: string): string[] | null {
  const names = listOf(parsedOrNull(text));
  return names.length > 0 && names.every((name) => typeof name === 'string') ? names : null;
}
