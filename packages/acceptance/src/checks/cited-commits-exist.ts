// `cited-commits-exist`: every commit that a file cites is one commit of the history that the run read.
import type { Finding } from '@agent-harness/contracts';
import { citedCommits } from '../outputs/citations.ts';
import { readMarkdown } from '../outputs/markdown.ts';
import type { OutputFile } from '../outputs/read-outputs.ts';
import type { Citation } from '../repository/open-repository.ts';
import type { CheckOf, Ground } from './ground.ts';

export async function checkCitedCommitsExist(
  check: CheckOf<'cited-commits-exist'>,
  files: readonly OutputFile[],
  { repository }: Pick<Ground, 'repository'>,
): Promise<Finding[]> {
  const findings = await Promise.all(files.map((file) => findingsOf(file, check['at-least'], repository)));
  return findings.flat();
}

async function findingsOf(
  { path, text }: OutputFile,
  atLeast: number,
  repository: Ground['repository'],
): Promise<Finding[]> {
  const cited = readMarkdown(text).lines.flatMap(({ number, text: line }) =>
    citedCommits(line).map((commit) => ({ line: number, commit })),
  );
  const findings: Finding[] = [];
  // One question after the other: a file may cite a thousand commits, and each is a process.
  for (const { line, commit } of cited) {
    const message = fault(commit, await repository.cite(commit));
    if (message !== null) findings.push({ file: path, line, message });
  }
  const distinct = new Set(cited.map(({ commit }) => commit)).size;
  if (distinct < atLeast)
    findings.push({
      file: path,
      line: null,
      message: `cites ${distinct} commits; at least ${atLeast} are required`,
    });
  return findings;
}

function fault(commit: string, citation: Citation): string | null {
  switch (citation) {
    case 'ancestor':
      return null;
    case 'not-an-ancestor':
      return `commit ${commit} exists, but not in the history that the run read`;
    case 'ambiguous':
      return `${commit} is the start of more than one commit; cite more digits`;
    case 'unknown':
      return `no commit ${commit} in the repository`;
  }
}
