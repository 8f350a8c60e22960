// One bounded walk over the newest commits: what was repaired, taken back, changed often, and how others work.
import { readCommits } from '../../history/read-commits.ts';
import type { Commit } from '../../history/commit.ts';
import type { Git } from '../../git/git.ts';
import { sentencesOf } from '../../text/sentences.ts';

export interface Repair {
  commit: Commit;
  area: 'setup' | 'ci' | 'code';
  /** Commits between it and the head. */
  age: number;
  /** A sentence of the message that says what went wrong; `null` when only the subject does. */
  symptom: string | null;
}

export interface History {
  repairs: Repair[];
  /** `reverted` is null when the message does not name it. */
  reverts: { commit: Commit; reverted: string | null; why: string | null }[];
  /** A small, recent change of code together with its test. */
  example: Commit | null;
  /** Newest first, no merges. */
  recent: Commit[];
  /** Commits by path, over the walk. */
  touched: Map<string, number>;
}

const MOST_COMMITS = 4_000;
const MOST_REPAIRS = 400;
const FIX =
  /^(fix|bugfix|hotfix)\b|^\w+(\([^)]*\))?: (fix|avoid|prevent|correct|work ?around)\b|\bregression\b/i;
const DULL =
  /\b(typos?|spelling|lint(er|ing)?|format(ting)?|whitespace|wording|indentation|grammar|comments?|docstrings?|changelog|flak(y|es?)|snapshot|spaces?|warnings?|pylint|flake8|mypy|pydocstyle|eslint|tests?|badges?|bump|merge|conflicts?)\b|^\w+\((docs?|deps)\)|^docs?:|dependabot/i;
const SYMPTOM =
  /\b(error|fail(s|ed|ure|ing)?|crash(es|ed)?|hang(s|ed)?|hung|stuck|broke|broken|breaks|wrong(ly)?|refused?|missing|time(d)? ?out|cannot|can't|could not|couldn't|did not|didn't|does not|doesn't|never|panic|exception|leak(s|ed)?|race|deadlock|lost|ignored|slow|denied|not found|unable)\b/i;
// What leans on the sentence before it, or is a guess, names no symptom.
const REMEDY =
  /^(this|that|it|but|however|somehow|secondly|then|so|and|i (wonder|think|guess|suspect)|add|use|make|move|set|remove|rename|bump|update|now|this (commit|change|patch|pr)|we now|fix(es|ed)?)\b/i;
const RELEASE =
  /^(chore\()?(release|publish|prepare)\b|\brelease\b.*\d|^[\w@/., -]*v?\d+(\.\d+)+$|^version packages|^(build\(deps\)|chore\(deps\)|bump|update dependenc)/i;
const WHY = /\b(because|since|due to|as it|otherwise)\b/i;
const SETUP =
  /(^|\/)(package(-lock)?\.json|yarn\.lock|pnpm-lock\.yaml|pyproject\.toml|setup\.(py|cfg)|requirements[^/]*\.txt|go\.(mod|sum)|Cargo\.(toml|lock)|Gemfile(\.lock)?|pom\.xml|build\.gradle(\.kts)?|Makefile|Dockerfile[^/]*|(docker-)?compose[^/]*\.ya?ml|\.nvmrc|\.tool-versions|tsconfig[^/]*\.json|[^/]+\.sln|[^/]+\.csproj)$|^scripts?\//i;
const CI =
  /^\.gitlab-ci|^\.github\/workflows\/|^\.gitlab\/|^\.ci\/|^azure-pipelines|^Jenkinsfile|^\.circleci\//i;
const TEST =
  /(^|\/)(tests?|__tests__|specs?|test-utils|testing)\/|[._-](test|spec)s?\.\w+$|(^|\/)test_[^/]+\.py$|Tests?\.(cs|java|kt)$/i;
const CODE = /\.([cm]?[jt]sx?|py|go|rs|java|kts?|cs|rb|php|c|cc|cpp|h|swift|scala|ex)$/i;
const BOT = /\[bot\]|dependabot|renovate|github-actions|semantic-release/i;
const SHORTEST = 20;
const LONGEST = 400;
// Bullets of a squash message are notes to oneself.
const FEWEST_WORDS = 8;

export async function readHistory(git: Git, head: string): Promise<History> {
  const history: History = { repairs: [], reverts: [], example: null, recent: [], touched: new Map() };
  let read = 0;
  for await (const commit of newest(git, head)) {
    read += 1;
    if (commit.parents.length > 1 || BOT.test(commit.author)) continue;
    for (const { path } of commit.changes) history.touched.set(path, (history.touched.get(path) ?? 0) + 1);
    if (history.recent.length < 6 && !RELEASE.test(commit.subject)) history.recent.push(commit);
    if (isRevert(commit)) {
      const reverted = /\bThis reverts commit ([0-9a-f]{40})\b/.exec(commit.body)?.[1] ?? null;
      history.reverts.push({
        commit,
        reverted,
        why: sentence(commit, (text) => WHY.test(text) || SYMPTOM.test(text)),
      });
      continue;
    }
    if (history.example === null && isExample(commit)) history.example = commit;
    if (
      history.repairs.length < MOST_REPAIRS &&
      FIX.test(commit.subject) &&
      !DULL.test(commit.subject) &&
      !commit.changes.every(isAside)
    )
      history.repairs.push({
        commit,
        area: areaOf(commit),
        age: read,
        symptom: sentence(commit, (text) => SYMPTOM.test(text) && !REMEDY.test(text)),
      });
  }
  return history;
}

/** A squashed branch that took something of its own back reverts nothing. */
function isRevert({ subject, body }: Commit): boolean {
  if (/^(\w+(\([^)]*\))?: )?revert\b/i.test(subject)) return true;
  return /\bThis reverts commit [0-9a-f]{40}\b/.test(body) && !/\((#|!)\d+\)$/.test(subject);
}

/** First sentence of the body that fits, literally part of the message. */
function sentence(commit: Commit, test: (text: string) => boolean): string | null {
  const texts = sentencesOf(commit.body).map(({ text }) => text);
  return (
    texts.find(
      (text) =>
        text.length >= SHORTEST &&
        text.length <= LONGEST &&
        text.split(' ').length >= FEWEST_WORDS &&
        /[.!:]$/.test(text) &&
        !commit.subject.includes(text) &&
        !/https?:|^This reverts commit|\(cherry picked/.test(text) &&
        /^[\p{L}`"'(\d]/u.test(text) &&
        test(text),
    ) ?? null
  );
}

function areaOf({ changes, subject }: Commit): Repair['area'] {
  const paths = changes.map((change) => change.path);
  const plain = paths.filter((path) => !/\.(md|lock)$|^\.changeset\//.test(path));
  if (plain.length > 0 && plain.every((path) => CI.test(path))) return 'ci';
  if (/^\w+\(ci\)|^ci\b/i.test(subject)) return 'ci';
  const setup = plain.filter((path) => SETUP.test(path)).length;
  return setup * 2 > plain.length || /\b(build|install|docker|image|compile)\b/i.test(subject)
    ? 'setup'
    : 'code';
}

/** A repair of tests or prose only is of no use to somebody whose program fails. */
function isAside({ path }: { path: string }): boolean {
  return TEST.test(path) || /\.(md|rst|txt)$/.test(path);
}

function isExample({ changes, changed, subject }: Commit): boolean {
  if (
    changed < 2 ||
    changed > 6 ||
    DULL.test(subject) ||
    changes.some((change) => change.status === 'removed')
  )
    return false;
  const tests = changes.filter(({ path }) => TEST.test(path) && CODE.test(path));
  const code = changes.filter(({ path }) => !TEST.test(path) && CODE.test(path));
  return (
    tests.length > 0 &&
    code.length > 0 &&
    changes.every((change) => change.status !== 'added' || TEST.test(change.path) || code.length > 1)
  );
}

async function* newest(git: Git, head: string): AsyncIterable<Commit> {
  let read = 0;
  for await (const commits of readCommits(git, { head, since: null }))
    for (const commit of commits) {
      if ((read += 1) > MOST_COMMITS) return;
      yield commit;
    }
}
