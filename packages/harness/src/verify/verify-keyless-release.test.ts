import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TrustedIdentity } from '@agent-harness/contracts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SmallRelease, listed, resign, smallRelease } from '../release/release.fixture.ts';
import { signOffStatement } from '../sign-off/sign-off.ts';
import { PIPELINE, listOf, pipelineSigner } from '../signing/keyless/keyless.fixture.ts';
import { type SigstoreOnLoopback, sigstoreOnLoopback } from '../signing/keyless/sigstore.fixture.ts';
import { type TrustList, dayOf } from '../signing/read-trust.ts';
import { RELEASE_BUNDLE, RELEASE_FILE } from '../signing/release-file.ts';
import { signRelease } from '../signing/sign-release.ts';
import { encodeStatement } from '../signing/statement.ts';
import { verifyRelease } from './verify-release.ts';

const now = new Date();
const today = dayOf(now);
const provenance = { builder: 'https://github.com', invocation: 'run 7' };
let folder: string;
let made: SmallRelease;
let sigstore: SigstoreOnLoopback;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'release-'));
  made = await smallRelease(folder);
  sigstore = await sigstoreOnLoopback();
});
afterEach(async () => {
  await sigstore[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

/** The release's own keys, but for its release key; and pipelines. */
const trustIn = (...identities: TrustedIdentity[]): TrustList => ({
  ...listOf(sigstore, ...identities),
  keys: made.trust.keys.filter(({ uses }) => !uses.includes('release')),
});

const problemsOf = async (trust: TrustList): Promise<string[]> => {
  const { problems } = await verifyRelease(folder, { trust, today });
  return problems.map(({ kind, part, what }) => `${kind} ${part}: ${what}`);
};

it('believes a release that its pipeline signed, and names the pipeline', async () => {
  const trust = trustIn(PIPELINE);
  expect(await signRelease(folder, provenance, pipelineSigner(sigstore), trust, now)).toEqual(PIPELINE);
  const found = await verifyRelease(folder, { trust, today });
  expect(found).toMatchObject({ problems: [], signer: PIPELINE, provenance });
});

it('names what is wrong with it', async () => {
  await signRelease(folder, provenance, pipelineSigner(sigstore), trustIn(PIPELINE), now);
  const other = { ...PIPELINE, id: 'other', subject: PIPELINE.subject.replace('release', 'other') };
  expect(await problemsOf(trustIn(other))).toEqual([expect.stringMatching(/^signature .*release\.yml@refs\/heads\/main", which trust\.json does not list/)]); // prettier-ignore
  expect(await problemsOf(made.trust)).toEqual([expect.stringMatching(/^signature .*pins no root/)]);
  const text = await readFile(join(folder, RELEASE_FILE), 'utf8');
  await writeFile(join(folder, RELEASE_FILE), text.replace('2026-11-20', '2026-11-21'));
  expect(await problemsOf(trustIn(PIPELINE))).toEqual(['changed release.json: its digest is not the one that release-workflow signed']); // prettier-ignore
});

it('signs nothing that would not count', async () => {
  const before = await readFile(join(folder, RELEASE_BUNDLE), 'utf8');
  const sign = (trust: TrustList, claims = {}) =>
    signRelease(folder, provenance, pipelineSigner(sigstore, claims), trust, now);
  for (const trust of [
    made.trust,
    trustIn(),
    trustIn({ ...PIPELINE, validUntil: '2020-01-01' }),
    trustIn({ ...PIPELINE, validFrom: '2098-01-01' }),
  ])
    await expect(sign(trust)).rejects.toMatchObject({ code: 'signing.untrusted' });
  expect(sigstore.asked).toEqual([]);
  await expect(sign(trustIn(PIPELINE), { ref: 'refs/heads/mine' })).rejects.toMatchObject({ code: 'trust.repository' }); // prettier-ignore
  expect(await readFile(join(folder, RELEASE_BUNDLE), 'utf8')).toBe(before);
});

it('takes no sign-off of a pipeline for a person’s', async () => {
  const [accepted] = made.release.acceptance;
  const [listedOff] = accepted?.signOffs ?? [];
  if (!accepted || !listedOff) throw new Error('the small release is signed off');
  const report = made.release.files.find(({ path }) => path === accepted.report);
  const signedOff = { skill: accepted.skill, suiteDigest: accepted.suiteDigest, skillDigest: made.release.skills[0]?.digest ?? '', reportDigest: report?.sha512 ?? '', image: made.release.image.id, cli: made.release.cli.version }; // prettier-ignore
  const statement = signOffStatement({ signedOff, team: 'domain-experts', by: PIPELINE.holder.name, until: '2099-01-01', reservations: '' }); // prettier-ignore
  const text = await pipelineSigner(sigstore).seal(encodeStatement(statement), [PIPELINE.issuer]);
  await writeFile(join(folder, listedOff.file), text);
  made.release.files = await listed(folder);
  await resign(made);
  const believing = { ...trustIn({ ...PIPELINE, team: 'domain-experts' }), keys: made.trust.keys };
  expect(await problemsOf(believing)).toEqual([
    'sign-off acceptance/documentation.ada.sigstore.json: pipeline release-workflow is trusted for release, not for a sign-off',
  ]);
});
