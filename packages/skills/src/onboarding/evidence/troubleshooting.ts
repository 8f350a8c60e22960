// Troubleshooting: repairs and reverts of the past, by where they bite, and the files that change most.
import { commitFact } from '../../claims/commit-fact.ts';
import type { Claim, Unnumbered } from '../../claims/claim.ts';
import { countCommits } from '../../git/count.ts';
import { ASIDE } from '../../setup/read-setup.ts';
import { cleanText } from '../../text/clean.ts';
import type { About, BuildPage, RawItem } from './about.ts';
import type { Repair } from './history.ts';

const SECTIONS: Readonly<Record<Repair['area'], string>> = {
  setup: 'When set-up or build fails',
  ci: 'When continuous integration fails',
  code: 'When the program misbehaves',
};
const MOST_REPAIRS = 8;
const MOST_REVERTS = 6;
const MOST_FILES = 8;
const MOST_SUBJECT = 240;
/** Commits back from the head. */
const RECENT = 1_000;
/** Shorter subjects say that something was fixed, not what. */
const TELLING = 30;
const GENERATED =
  /^\.github\/|(^|\/)(package(-lock)?\.json|go\.mod|pyproject\.toml|Cargo\.toml|tox\.ini|setup\.(py|cfg)|requirements[^/]*\.txt|[^/]+\.csproj|pom\.xml|[^/]*\.lock|yarn\.lock|pnpm-lock\.yaml|go\.sum|CHANGELOG[^/]*|uv\.lock)$|\.(md|svg|png|snap|json|po|rst)$/i;

export const buildTroubleshooting: BuildPage = async (about) => {
  const { git, head, history } = about;
  const items: RawItem[] = [];
  const reverts = history.reverts.filter(
    ({ commit }) => !/dependency|\bbump\b|\bdeps\b|\bcomments?\b|temporar|\bwip\b/i.test(commit.subject),
  );
  for (const area of ['setup', 'ci', 'code'] as const) {
    const ranked = history.repairs
      .filter((repair) => repair.area === area && repair.commit.subject.length <= MOST_SUBJECT)
      // What says how it looked is worth more than what is new, and what is old and says nothing is worth nothing.
      .filter(
        (repair) =>
          repair.symptom !== null || (repair.age < RECENT && repair.commit.subject.length >= TELLING),
      )
      .sort((a, b) => a.age - b.age + (Number(a.symptom === null) - Number(b.symptom === null)) * RECENT)
      // The same repair on two branches is told once.
      .filter(
        ({ commit }, index, all) =>
          all.findIndex((other) => other.commit.subject === commit.subject) === index,
      )
      .slice(0, MOST_REPAIRS);
    for (const { commit, symptom } of ranked)
      items.push({ section: SECTIONS[area], as: 'repair', claims: await told(about, commit.sha, symptom) });
  }
  for (const { commit, reverted, why } of reverts.slice(0, MOST_REVERTS)) {
    // A rebased history names commits that it no longer holds.
    const held =
      reverted !== null && (await git.run('merge-base', '--is-ancestor', reverted, head)).code === 0;
    const before = held ? await commitFact(git, reverted) : [];
    items.push({
      section: 'What was tried and taken back',
      as: 'revert',
      claims: [...(await told(about, commit.sha, why)), ...before],
    });
  }
  return [...items.filter((item) => item.claims.length > 0), ...(await busy(about))];
};

async function told({ git }: About, sha: string, quote: string | null): Promise<Unnumbered<Claim>[]> {
  const facts = await commitFact(git, sha);
  return quote === null || facts.length === 0
    ? facts
    : [...facts, { kind: 'quote', sha, text: cleanText(quote) }];
}

async function busy({ git, head, setup, history }: About): Promise<RawItem[]> {
  const files = [...history.touched]
    .filter(
      ([path]) =>
        setup.paths.has(path) && !ASIDE.test(path) && !GENERATED.test(path) && cleanText(path) === path,
    )
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST_FILES);
  const items: RawItem[] = [];
  for (const [path] of files)
    items.push({
      section: 'Where changes gather',
      as: 'busy',
      claims: [
        {
          kind: 'number',
          measure: 'commits',
          sha: head,
          from: null,
          path,
          value: await countCommits(git, null, head, path),
        },
      ],
    });
  const value = (item: RawItem) => (item.claims[0]?.kind === 'number' ? item.claims[0].value : 0);
  return items.sort((a, b) => value(b) - value(a));
}
