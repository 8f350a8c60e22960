// Whether every skill of a release is accepted, and a person of the suite's team still says so about exactly this.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Acceptance, HarnessError, type Release, parseFile } from '@agent-harness/contracts';
import { verifySignOff } from '../sign-off/verify-sign-off.ts';
import type { Judge } from '../signing/verify-bundle.ts';
import { hashFile } from './hash-file.ts';
import { type Problem, problem } from './problem.ts';

/** The layer whose team owns the suites. */
const SUITES = 'acceptance';

/** @param judge null: nobody's signature is judged */
export async function judgeAcceptance(
  folder: string,
  release: Release,
  intact: ReadonlySet<string>,
  judge: Omit<Judge, 'use'> | null,
): Promise<Problem[]> {
  const bare = release.skills
    .filter(({ name }) => !release.acceptance.some(({ skill }) => skill === name))
    .map(({ name }) => problem('acceptance', name, 'no suite says what is demanded of this skill', 'cut again, with a suite for it')); // prettier-ignore
  const each = release.acceptance.map(async (one) => [
    ...(await judgeReport(folder, one, intact)),
    ...(judge && intact.has(one.report) ? await judgeSignOffs(folder, release, one, intact, judge) : []),
  ]);
  return [...bare, ...(await Promise.all(each)).flat()];
}

async function judgeReport(
  folder: string,
  { skill, suite, passed, report }: Acceptance,
  intact: ReadonlySet<string>,
): Promise<Problem[]> {
  const refuse = (what: string): Problem[] => [problem('acceptance', report, what, 'cut again when the suite passes')]; // prettier-ignore
  if (!passed) return refuse(`release.json says that ${skill} did not pass ${suite}`);
  if (!intact.has(report)) return [];
  try {
    const found = await parseFile('acceptance-report', join(folder, report));
    return found.passed && found.skill === skill && found.suite === suite ? [] : refuse(`it is about ${found.skill} by ${found.suite}, and ${found.passed ? 'passed' : 'did not pass'}`); // prettier-ignore
  } catch (error) {
    if (error instanceof HarnessError) return [problem('acceptance', report, error.message)];
    throw error;
  }
}

async function judgeSignOffs(
  folder: string,
  release: Release,
  acceptance: Acceptance,
  intact: ReadonlySet<string>,
  judge: Omit<Judge, 'use'>,
): Promise<Problem[]> {
  const { skill, suite, suiteDigest, report, signOffs } = acceptance;
  if (signOffs.length === 0) return [problem('sign-off', suite, `nobody signed off ${skill}`, `\`harness sign-off ${skill}\`, and cut again`)]; // prettier-ignore
  const team = release.layers.find(({ layer }) => layer === SUITES)?.team;
  if (team === undefined) return [problem('sign-off', suite, 'no layer says whose suite it is')];
  const current = {
    skill,
    suiteDigest,
    skillDigest: release.skills.find(({ name }) => name === skill)?.digest ?? 'none',
    reportDigest: (await hashFile(join(folder, report), 'sha256')).digest,
    image: release.image.id,
    cli: release.cli.version,
  };
  const problems: Problem[] = [];
  for (const { file, ...listed } of signOffs.filter((one) => intact.has(one.file)))
    try {
      const text = await readFile(join(folder, file), 'utf8');
      const { by, key, until } = verifySignOff(text, file, { current, team, agents: [], ...judge });
      if (by !== listed.by || key !== listed.key || until !== listed.expires || listed.team !== team)
        problems.push(problem('sign-off', file, `it is by ${by} of ${team} with ${key} until ${until}; release.json says otherwise`)); // prettier-ignore
    } catch (error) {
      if (!(error instanceof HarnessError)) throw error;
      problems.push(problem('sign-off', file, error.message, error.instead));
    }
  return problems;
}
