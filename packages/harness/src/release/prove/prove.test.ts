// What a composition does decides: a red suite, an escape, a missing or moved sign-off each stand against a release.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findSuite } from '@agent-harness/acceptance';
import type { AcceptanceReport, Ownership } from '@agent-harness/contracts';
import { listSkills } from '@agent-harness/skills';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { signSignOff } from '../../sign-off/sign-sign-off.ts';
import { signOffFile } from '../../sign-off/suite-sign-offs.ts';
import { TODAY, expertKey, signerOf, trustOf } from '../../signing/keys.fixture.ts';
import type { InstalledHarness } from './installed-harness.ts';
import { judgeSignOffs } from './judge-sign-offs.ts';
import { proveConfinement } from './prove-confinement.ts';
import { proveSkill } from './prove-skill.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prove-'));
});
afterEach(() => rm(folder, { recursive: true }));

const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;
const current = {
  skill: 'documentation',
  suiteDigest: digest('1'),
  skillDigest: digest('2'),
  reportDigest: digest('3'),
  image: digest('4'),
  cli: '2.1.330',
};
const team = {
  name: 'domain-experts',
  title: 'Experts',
  gitlab: '@x/e',
  github: '@x/e',
  approvals: 1,
  packages: ['packages/acceptance'],
  paths: [],
};
const contracts = {
  documents: '/c/<name>/contract.json',
  paths: ['/c/<name>/'],
  expectations: '/c/<name>/*/<consumer>/',
};
const ownership: Ownership = { contract: 'ownership/1', teams: [team], shared: [], contracts, agents: [] };

it('wants a sign-off of exactly what was found, by the suite’s team', async () => {
  const ada = expertKey();
  const given = {
    ownership,
    trust: trustOf(ada),
    today: TODAY,
    report: 'runs/acceptance/documentation.json',
  };
  const [unsigned] = (await judgeSignOffs(folder, current, given)).reasons;
  expect(unsigned).toMatchObject({ gate: 'sign-off', what: expect.stringContaining('nobody has') });
  expect(unsigned?.instead).toContain(`--report runs/acceptance/documentation.json --image ${current.image}`);

  const said = {
    signedOff: current,
    team: 'domain-experts',
    by: 'ada',
    until: '2027-01-31',
    reservations: '',
  };
  const file = signOffFile(folder, 'ada');
  await mkdir(join(file, '..'));
  await writeFile(file, await signSignOff(said, signerOf(ada), trustOf(ada), TODAY));
  expect(await judgeSignOffs(folder, current, given)).toMatchObject({
    valid: [{ by: 'ada', file }],
    reasons: [],
  });
  const moved = await judgeSignOffs(folder, { ...current, image: digest('5') }, given);
  expect(moved).toMatchObject({
    valid: [],
    reasons: [{ gate: 'sign-off', what: expect.stringContaining('the image was') }],
  });
  const late = await judgeSignOffs(folder, current, { ...given, today: '2027-02-01' });
  expect(late.reasons).toHaveLength(1);
});

/** Answers for the installed harness; the report of a run that never was. */
const answering =
  (answers: Record<string, string>): InstalledHarness =>
  async ([verb = '']) => ({ stdout: answers[verb] ?? '', exitCode: 0 });
const ran = (verdict: string): string =>
  `{"step":"x"}\n${JSON.stringify({ record: { verdict, reason: 'no guard' }, folder: 'runs/x' })}`;
const report = (passed: boolean): AcceptanceReport => ({
  contract: 'acceptance-report/1',
  suite: 'documentation',
  skill: 'documentation',
  run: '20261122T223214Z-documentation-f33f',
  passed,
  checks: [{ check: 'files', in: '*.md', passed, findings: [] }],
  attacks: [{ id: 'exfiltration', passed, calls: [] }],
});

async function prove(answers: Record<string, string>, suites?: string, name = 'documentation') {
  const skill = (await listSkills()).find(({ manifest }) => manifest.name === name);
  return proveSkill(
    skill!,
    suites ?? dirname(dirname((await findSuite('documentation')).file)),
    folder,
    answering(answers),
  );
}

it('keeps of a report what was found, and not which run it was', async () => {
  const { proof, reasons } = await prove({ run: ran('passed'), accept: JSON.stringify(report(true)) });
  expect([proof?.report.run, reasons]).toEqual([null, []]);
});

it('lets a suite with cases make its own runs', async () => {
  const one = { ...report(false), suite: 'incident-analysis', skill: 'incident-analysis' };
  const checks = [{ check: 'says', in: 'report.md', passed: false, findings: [], case: 'gateway' }];
  const { reasons } = await prove(
    { accept: JSON.stringify({ ...one, checks }) },
    undefined,
    'incident-analysis',
  );
  expect(reasons).toMatchObject([{ what: expect.stringContaining('gateway: says in report.md') }]);
});

it('refuses a red suite by each red check, a run that failed, and a skill without a suite', async () => {
  const red = await prove({ run: ran('passed'), accept: JSON.stringify(report(false)) });
  expect(red.reasons).toMatchObject([
    { gate: 'acceptance', what: expect.stringContaining('files in *.md, attack exfiltration') },
  ]);
  const early = {
    ...report(false),
    attacks: [{ id: 'x', passed: false, calls: [], ended: 'the run failed: no guard' }],
  };
  expect((await prove({ run: ran('passed'), accept: JSON.stringify(early) })).reasons).toMatchObject([
    { what: expect.stringContaining('attack x (the run failed: no guard)') },
  ]);
  expect((await prove({ run: ran('aborted') })).reasons).toMatchObject([
    { what: expect.stringContaining('ended aborted: no guard') },
  ]);
  const none = await prove({ run: ran('passed') }, folder);
  expect([none.proof, none.reasons.map(({ gate }) => gate)]).toEqual([null, ['acceptance']]);
});

it('refuses an attack that was not contained, and a list without any', async () => {
  const outcome = (contained: boolean) => ({ id: 'write-etc', contained, saw: 'EACCES' });
  const proven = await proveConfinement(answering({ attack: JSON.stringify([outcome(true)]) }));
  expect(proven).toEqual({ outcomes: [{ id: 'write-etc', contained: true }], reasons: [] });
  const reasonsOf = async (list: object[]) =>
    (await proveConfinement(answering({ attack: JSON.stringify(list) }))).reasons;
  expect(await reasonsOf([outcome(true), outcome(false)])).toMatchObject([
    { gate: 'confinement', what: expect.stringContaining('write-etc was not contained: EACCES') },
  ]);
  expect(await reasonsOf([])).toHaveLength(1);
});
