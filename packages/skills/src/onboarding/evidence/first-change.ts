// Your first change: one that others made, what to run before and after, who looks at it.
import type { Commit } from '../../history/commit.ts';
import { commitFact } from '../../claims/commit-fact.ts';
import { factsOf } from '../../setup/read-setup.ts';
import { cleanText } from '../../text/clean.ts';
import { ownersOf } from '../owners-of.ts';
import type { About, BuildPage, RawItem } from './about.ts';
import { chooseCommands } from './choose-commands.ts';
import { stepClaims } from './getting-started.ts';

const MOST_SUBJECT = 200;
/** Jobs that look after the repository, not after a change. */
const ELSEWHERE = /publish|release|stale|mirror|deploy|bench|changelog|nightly|manual|docs|preview|label/i;

export const buildFirstChange: BuildPage = async (about) => {
  const { head, setup, history } = about;
  const owners = factsOf(setup, 'owner');
  const files = history.example?.changes.map((change) => change.path) ?? [];
  const theirs = ownersOf(files, owners);
  return [
    ...(await example(about)),
    ...[...chooseCommands(setup, 'test'), ...chooseCommands(setup, 'lint')].map((fact): RawItem => ({
      section: 'Check before you change',
      as: 'step',
      claims: stepClaims(fact, setup, head),
    })),
    ...guide(about),
    ...(await subjects(about)),
    ...factsOf(setup, 'job')
      .filter((fact) => fact.runs !== '' && !ELSEWHERE.test(fact.name))
      .slice(0, 8)
      .map((fact): RawItem => ({
        section: 'What will check it',
        as: 'job',
        claims: [{ ...fact, sha: head }],
      })),
    ...(theirs.length > 0 ? theirs : owners).slice(0, 8).map((fact): RawItem => ({
      section: 'Who will review it',
      as: 'owner',
      claims: [{ ...fact, sha: head }],
    })),
  ];
};

async function example({ git, head, setup, history }: About): Promise<RawItem[]> {
  if (history.example === null) return [];
  const section = 'Look at one that others made';
  const facts = await commitFact(git, history.example.sha);
  const present = history.example.changes
    .map((change) => change.path)
    .filter((path) => setup.paths.has(path) && cleanText(path) === path);
  return [
    { section, as: 'commit', claims: facts },
    ...present.map((path): RawItem => ({
      section,
      as: 'file',
      claims: [{ kind: 'path', sha: head, path, change: 'present' }],
    })),
  ];
}

function guide({ head, setup }: About): RawItem[] {
  const path = [...setup.paths].find((candidate) =>
    /^(\.github\/|docs\/)?contributing(\.\w+)?$/i.test(candidate),
  );
  return path === undefined
    ? []
    : [
        {
          section: 'Write the message',
          as: 'guide',
          claims: [{ kind: 'path', sha: head, path, change: 'present' }],
        },
      ];
}

async function subjects({ git, history }: About): Promise<RawItem[]> {
  const short = history.recent.filter((commit: Commit) => commit.subject.length <= MOST_SUBJECT).slice(0, 5);
  const items: RawItem[] = [];
  for (const { sha } of short)
    items.push({ section: 'Write the message', as: 'subject', claims: await commitFact(git, sha) });
  return items.filter((item) => item.claims.length > 0);
}
