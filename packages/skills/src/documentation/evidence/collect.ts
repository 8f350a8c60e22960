// From a repository to its evidence: guard, survey, weigh, choose, write up.
import { scanArchitecture } from '../../architecture/scan.ts';
import type { Claim } from '../../claims/claim.ts';
import type { ThemeFile } from '../evidence-files.ts';
import { startNumbering } from '../../claims/numbering.ts';
import { openGit } from '../../git/git.ts';
import { commitFact } from './commit-fact.ts';
import { checkRepository } from './check-repository.ts';
import { describeArchitecture } from './describe-architecture.ts';
import { chooseDecisions } from './decisions/choose.ts';
import { dependencyChanges } from './decisions/dependency-changes.ts';
import { MOST_WEIGHED, weighDependencies } from './decisions/weigh-dependencies.ts';
import { writeUp } from './decisions/write-up.ts';
import { surveyHistory } from './history/survey.ts';
import type { EvidenceFiles } from './write-files.ts';

/** @throws Refusal for a repository that cannot be documented honestly */
export async function collect(repository: string, decisions: number): Promise<EvidenceFiles> {
  const git = openGit(repository);
  const head = await checkRepository(git);
  const survey = await surveyHistory(git, head);
  const ranked = survey.candidates
    .sort((a, b) => b.score - a.score || a.position - b.position)
    .slice(0, MOST_WEIGHED);
  const commits = ranked.flatMap((candidate) => [candidate.lead, ...candidate.parts]);
  const dependencies = await dependencyChanges(git, commits);
  const chosen = chooseDecisions(weighDependencies(ranked, dependencies), decisions, survey.reverts);
  const scan = await scanArchitecture(git, head);
  const numbering = startNumbering();
  const whole = numbering.claim({
    kind: 'number',
    measure: 'commits',
    sha: head,
    from: null,
    path: '',
    value: survey.commits,
  });
  const ends: Claim[] = [whole];
  for (const sha of [head, survey.oldest])
    ends.push(...(await commitFact(git, sha)).map((fact) => numbering.claim(fact)));
  const themes: ThemeFile[] = [];
  const about = { git, head, numbering, scan, reverts: survey.reverts, dependencies };
  for (const [index, decision] of chosen.decisions.entries())
    themes.push(await writeUp(decision, index + 1, about));
  const named = themes.map((content) => ({
    file: `themes/${content.id.slice(1)}-${content.slug}.json`,
    content,
  }));
  return {
    index: {
      schema: 'documentation-index/1',
      head,
      commits: survey.commits,
      dates: survey.dates,
      claims: [...new Set(ends)],
      themes: named.map(({ file, content: { id, title, score } }) => ({ id, title, score, file })),
      notDrafted: chosen.left,
    },
    themes: named,
    architecture: describeArchitecture(head, scan, numbering),
  };
}
