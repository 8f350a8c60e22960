// Every marker names a claim, and every commit in prose is one that a claim is about.
import type { Claim } from '../../claims/claim.ts';
import { citedIn } from '../../claims/cited-in.ts';
import type { Git } from '../../git/git.ts';
import { resolveCommits } from '../../git/resolve-commits.ts';
import { shasOf } from '../claims/check-claim.ts';
import type { Report } from '../report.ts';

/** Adds the ids that the document cites to `used`. */
export async function checkCitations(
  file: string,
  text: string,
  claims: ReadonlyMap<string, Claim>,
  git: Git,
  used: Set<string>,
  report: Report,
): Promise<void> {
  for (const { id, line } of citedIn(text)) {
    if (!claims.has(id)) report(file, line, `cites ${id}, which is not in evidence.json`);
    used.add(id);
  }
  const known = new Set([...claims.values()].flatMap(shasOf));
  const shorts = shortShas(text);
  const commits = await resolveCommits(
    git,
    shorts.map(({ short }) => short),
  );
  for (const { short, line } of shorts) {
    const full = commits.get(short);
    if (full === undefined) report(file, line, `${short} names no commit, or more than one`);
    else if (!known.has(full)) report(file, line, `${short} is a commit that no claim is about`);
  }
}

/** Commits in backticks: 7 to 64 hexadecimal digits. */
export function shortShas(text: string): { short: string; line: number }[] {
  return text.split('\n').flatMap((content, index) =>
    [...content.matchAll(/(?<!\\)`([0-9a-f]{7,64})`/g)].map((match) => ({
      short: match[1] ?? '',
      line: index + 1,
    })),
  );
}
