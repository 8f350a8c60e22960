import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { TODAY, expertKey, signerOf, testKey, trustOf } from '../signing/keys.fixture.ts';
import { signPayload } from '../signing/sign-payload.ts';
import { encodeStatement, statementOf } from '../signing/statement.ts';
import type { SignOff } from './sign-off.ts';
import { signSignOff } from './sign-sign-off.ts';
import { readSignOffs, signOffFile, suiteDigest } from './suite-sign-offs.ts';
import { type SignOffDemand, verifySignOff } from './verify-sign-off.ts';

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;
const expert = expertKey();
const trust = trustOf(expert);
const signOff: SignOff = {
  signedOff: {
    skill: 'documentation',
    suiteDigest: digest('a'),
    skillDigest: digest('b'),
    reportDigest: digest('c'),
    image: digest('d'),
    cli: '2.1.330',
  },
  team: 'domain-experts',
  by: 'ada',
  until: '2027-01-31',
  reservations: 'not for repositories above 2 GB',
};
const demand: SignOffDemand = {
  current: signOff.signedOff,
  team: 'domain-experts',
  agents: [],
  trust,
  today: TODAY,
};
const bundle = await signSignOff(signOff, signerOf(expert), trust, TODAY);

const refusal = (change: Partial<SignOffDemand>, text = bundle): unknown => {
  try {
    return verifySignOff(text, 'ada.sigstore.json', { ...demand, ...change });
  } catch (error) {
    return error;
  }
};

it('says who signed off what, and until when', () => {
  expect(verifySignOff(bundle, 'x', demand)).toEqual({ ...signOff, key: 'ada-2026' });
});

it.each([
  ['suiteDigest', 'the suite'],
  ['skillDigest', 'the skill'],
  ['reportDigest', 'the acceptance report'],
  ['image', 'the image'],
  ['cli', 'Claude Code'],
  ['skill', 'the skill’s name'],
] as const)('ends when %s moves, and says that it is %s', (part, name) => {
  const current = { ...signOff.signedOff, [part]: digest('e') };
  expect(refusal({ current })).toMatchObject({
    code: 'sign-off.moved',
    message: expect.stringMatching(new RegExp(`: ${name} was [^;]+ and is sha256:eeeeeeeeeeee$`)),
  });
});

it('names every part that moved', () => {
  const current = { ...signOff.signedOff, image: digest('e'), cli: '2.1.331' };
  expect(refusal({ current })).toMatchObject({
    message: expect.stringMatching(/the image was .*; Claude Code was 2\.1\.330 and is 2\.1\.331/),
  });
});

it('ends after its last day', () => {
  expect(refusal({ today: '2027-01-31' })).toMatchObject({ by: 'ada' });
  expect(refusal({ today: '2027-02-01' })).toMatchObject({ code: 'sign-off.expired' });
});

it('is refused of another team, of an agent, of a service, and of a key for releases', () => {
  expect(refusal({ team: 'engineering' })).toMatchObject({ code: 'sign-off.team' });
  expect(refusal({ agents: ['Ada'] })).toMatchObject({ code: 'sign-off.agent' });
  const service = {
    ...expert,
    entry: { ...expert.entry, holder: { kind: 'service' as const, name: 'ada' } },
  };
  expect(refusal({ trust: trustOf(service) })).toMatchObject({ code: 'trust.holder' });
  const other = { ...expert, entry: { ...expert.entry, uses: ['release' as const] } };
  expect(refusal({ trust: trustOf(other) })).toMatchObject({ code: 'trust.use' });
  expect(refusal({ trust: trustOf() })).toMatchObject({ code: 'trust.unknown' });
});

it('is refused when the key is now another’s', () => {
  const moved = { ...expert, entry: { ...expert.entry, team: 'engineering' } };
  expect(refusal({ trust: trustOf(moved) })).toMatchObject({ code: 'sign-off.team' });
});

it('is refused when what is signed is another statement', async () => {
  const judge = { trust, use: 'sign-off' as const, today: TODAY };
  for (const payload of [
    encodeStatement(statementOf([], 'urn:x:1', {})),
    Buffer.from('{}'),
    Buffer.from('x'),
  ])
    expect(refusal({}, await signPayload(payload, signerOf(expert), judge))).toMatchObject({
      code: 'sign-off.statement',
    });
});

it('is not made under another’s name, for a day that is over, or for no day', async () => {
  const sign = (change: Partial<SignOff>) =>
    signSignOff({ ...signOff, ...change }, signerOf(expert), trust, TODAY);
  for (const change of [
    { by: 'bob' },
    { team: 'security' },
    { until: '2026-11-21' },
    { until: '2027-02-30' },
  ])
    await expect(sign(change)).rejects.toMatchObject({ code: 'sign-off.refused' });
  const release = testKey();
  await expect(signSignOff(signOff, signerOf(release), trustOf(release), TODAY)).rejects.toMatchObject({
    code: 'trust.use',
  });
});

it('lies in the suite’s folder and is no part of the suite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'suite-'));
  await writeFile(join(folder, 'suite.yaml'), 'a: 1\n');
  const before = await suiteDigest(folder);
  expect(await readSignOffs(folder)).toEqual([]);
  const file = signOffFile(folder, 'ada');
  await mkdir(dirname(file));
  await writeFile(file, bundle);
  expect(await suiteDigest(folder)).toBe(before);
  expect(await readSignOffs(folder)).toEqual([{ file, text: bundle }]);
  await writeFile(join(folder, 'suite.yaml'), 'a: 2\n');
  expect(await suiteDigest(folder)).not.toBe(before);
  await rm(folder, { recursive: true });
});
