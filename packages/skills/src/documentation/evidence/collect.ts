// From a repository to its evidence: guard, survey what is new, weigh, choose, write up.
import { scanArchitecture } from '../../architecture/scan.ts';
import { citedIn } from '../../claims/cited-in.ts';
import type { Claim } from '../../claims/claim.ts';
import { startNumbering } from '../../claims/numbering.ts';
import { type Git, openGit } from '../../git/git.ts';
import type { IndexTheme, ThemeFile } from '../evidence-files.ts';
import { deltaSince } from '../state/delta.ts';
import { claimsOf } from '../state/ledger-claims.ts';
import { markOf } from '../state/mark.ts';
import { findPrevious, type Previous, rejectedRecords } from '../state/previous.ts';
import { checkRepository } from '../../git/check-repository.ts';
import { chooseFrom } from './choose-from.ts';
import { commitFact } from '../../claims/commit-fact.ts';
import type { Decision } from './decisions/choose.ts';
import { describeArchitecture } from './describe-architecture.ts';
import { type Surroundings, writeUp } from './decisions/write-up.ts';
import { surveyHistory } from './history/survey.ts';
import { Refusal } from '../../program/refusal.ts';
import { findSupersessions, SUPERSESSION } from './supersessions.ts';
import type { EvidenceFiles } from './write-files.ts';

/** Nothing that documents could be about has changed since the last approved run. */
export interface NothingNew {
  nothing: string;
}

/** @throws Refusal for a repository that cannot be documented honestly */
export async function collect(repository: string, decisions: number): Promise<EvidenceFiles | NothingNew> {
  const git = openGit(repository);
  const head = await checkRepository(git);
  const previous = await readPrevious(git, head);
  const delta = await deltaSince(git, head, previous?.state ?? null);
  const survey = await surveyHistory(git, { head, since: delta.since }, previous?.folder ?? null);
  if (previous !== null && delta.rescanned === null && survey.relevant === 0)
    return { nothing: `nothing but documents changed since ${previous.state.lastSha.slice(0, 10)}` };

  const rejected = previous === null ? [] : [...previous.state.rejected, ...rejectedRecords(previous)];
  const settled = new Set([
    ...rejected,
    ...(previous?.state.records ?? []).flatMap(({ mark, others }) => [mark, ...others]),
  ]);
  const communities = previous?.state.themes ?? survey.coChange.communities();
  const chosen = await chooseFrom(git, head, survey, {
    most: decisions,
    settled,
    communities,
    backlog: previous?.state.backlog ?? [],
  });
  const before = claimsOf(previous?.documents.get('evidence.json'));
  const numbering = startNumbering(before);
  const scan = await scanArchitecture(git, head);
  const about = { git, head, numbering, scan, reverts: survey.reverts, dependencies: chosen.dependencies };
  const themes = await writeUpAll(chosen.decisions, nextNumber(previous), about);
  const whole = numbering.claim({
    kind: 'number',
    measure: 'commits',
    sha: head,
    from: delta.since,
    path: '',
    value: survey.commits,
  });
  const ends: Claim[] = [whole];
  for (const sha of [head, survey.oldest])
    ends.push(...(await commitFact(git, sha)).map((fact) => numbering.claim(fact)));
  const later = themes.map(({ index, content }) => ({
    file: index.record,
    lead: index.lead,
    claims: content.claims,
    theme: content,
  }));
  const architecture = describeArchitecture(head, scan, numbering);
  return {
    index: {
      schema: 'documentation-index/1',
      head,
      commits: survey.commits,
      since: delta.since,
      rescanned: delta.rescanned,
      previous: previous?.folder ?? null,
      dates: survey.dates,
      claims: [...new Set(ends)],
      themes: themes.map(({ index }) => index),
      notDrafted: chosen.left,
      communities,
      backlog: chosen.backlog,
      rejected: [...new Set(rejected)].sort(),
      supersessions: await findSupersessions(
        git,
        later,
        [...later, ...earlierRecords(previous, before)],
        survey.reverts,
      ),
      ownClaims: ownClaims(numbering.last()),
    },
    themes: themes.map(({ index, content }) => ({ file: index.file, content })),
    architecture,
  };
}

/** @throws Refusal when a state is there that cannot be read */
async function readPrevious(git: Git, head: string): Promise<Previous | null> {
  const found = await findPrevious(git, head);
  if (found.kind === 'unreadable')
    throw new Refusal(
      'state-unreadable',
      `${found.path} is not a state that this version wrote`,
      'restore it from the last merge request of this skill, or delete it to begin again',
    );
  return found.kind === 'found' ? found.previous : null;
}

/** @param first number of the first record */
async function writeUpAll(
  decisions: readonly Decision[],
  first: number,
  about: Surroundings,
): Promise<{ index: IndexTheme; content: ThemeFile }[]> {
  const themes: { index: IndexTheme; content: ThemeFile }[] = [];
  for (const [order, decision] of decisions.entries()) {
    const content = await writeUp(decision, order + 1, about);
    const { id, title, score, slug, theme, lead } = content;
    const file = `themes/${id.slice(1)}-${slug}.json`;
    const record = `${String(first + order).padStart(4, '0')}-${slug}.md`;
    const mark = markOf(decision.candidate.lead);
    const told = [...decision.related, ...(decision.undoing === null ? [] : [decision.undoing])];
    const others = told.map((other) => markOf(other.lead));
    themes.push({ content, index: { id, title, score, file, record, theme, lead, mark, others } });
  }
  return themes;
}

/** A writer's own claims begin well after all that code has numbered. */
function ownClaims(last: number): number {
  return Math.ceil(last / 1_000) * 1_000 + 1_001;
}

function earlierRecords(previous: Previous | null, ledger: readonly Claim[]) {
  return (previous?.state.records ?? []).flatMap(({ file, lead }) => {
    const text = previous?.documents.get(`decisions/${file}`);
    if (text === undefined) return [];
    // What a record says of others is no fact of its own.
    const own = text.split('\n').filter((line) => !SUPERSESSION.test(line));
    const cited = new Set(citedIn(own.join('\n')).map(({ id }) => id));
    return [{ file, lead, claims: ledger.filter(({ id }) => cited.has(id)) }];
  });
}

/** After every record there is, whoever wrote it. */
function nextNumber(previous: Previous | null): number {
  const files = [...(previous?.names ?? []), ...(previous?.state.records ?? []).map(({ file }) => file)];
  const numbers = files.map((name) => Number(/^(\d{4})-/.exec(name)?.[1] ?? '0'));
  return Math.max(0, ...numbers) + 1;
}
