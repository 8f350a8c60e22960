// Names the sentences of published documents that no longer hold at a later commit.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { StaleCheck } from '../catalogue/stale-check.ts';
import { citedIn, withoutMarkers } from '../claims/cited-in.ts';
import { openGit } from '../git/git.ts';
import { cleanText, shorten } from '../text/clean.ts';
import { ancestorsAmong } from '../verify/ancestors.ts';
import { shasOf } from '../verify/claims/check-claim.ts';
import { aboutTheRun, commitAt } from '../verify/open-run.ts';
import { readLedger } from '../verify/read-ledger.ts';
import { startFindings } from '../verify/report.ts';
import { repositoryFacts } from '../verify/repository-facts.ts';
import { stillHolds } from './still-holds.ts';

const stale: StaleCheck = async ({ repository, head, outputs }) => {
  const { all, report } = startFindings();
  const git = openGit(repository);
  const now = await commitAt(git, head);
  if (now === null) return [aboutTheRun(`${head} is no commit of ${repository}`)];
  const source = await readFile(join(outputs, 'evidence.json'), 'utf8').catch(() => '');
  const then = headOf(source);
  const claims = readLedger(source, then, report);
  const facts = repositoryFacts(git, now);
  const ancestors = await ancestorsAmong(git, now, new Set([...claims.values()].flatMap(shasOf)));
  const reasons = new Map<string, string>();
  for (const claim of claims.values()) {
    const lost = shasOf(claim).filter((sha) => !ancestors.has(sha));
    const problems =
      lost.length > 0 ? [`${lost[0]} is not in the history any more`] : await stillHolds(claim, then, facts);
    if (problems.length > 0) reasons.set(claim.id, problems.join('; '));
  }
  for (const [file, text] of await documentsIn(outputs)) {
    const lines = text.split('\n');
    for (const { id, line } of citedIn(text)) {
      const reason = reasons.get(id);
      if (reason !== undefined) report(file, line, `“${sentence(lines[line - 1] ?? '')}”: ${reason} [${id}]`);
    }
  }
  return all;
};

export default stale;

function headOf(source: string): string {
  return /"head":\s*"([0-9a-f]{40,64})"/.exec(source)?.[1] ?? '';
}

async function documentsIn(folder: string): Promise<[string, string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    files.map(async (file): Promise<[string, string]> => [
      relative(folder, file),
      await readFile(file, 'utf8'),
    ]),
  );
}

function sentence(line: string): string {
  return shorten(cleanText(withoutMarkers(line)), 160);
}
