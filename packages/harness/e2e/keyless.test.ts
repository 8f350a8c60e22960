// A release signed without a key by the command, against Sigstore on loopback, and verified with nothing listening.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallRelease } from '../src/release/release.fixture.ts';
import { CLAIMS, PIPELINE, documentOf } from '../src/signing/keyless/keyless.fixture.ts';
import { identityToken, sigstoreOnLoopback } from '../src/signing/keyless/sigstore.fixture.ts';

const cli = join(import.meta.dirname, '../dist/cli.js');
const token = identityToken(CLAIMS);
let home: string;
let folder: string;
let keys: unknown[];

const harness = (args: string[], env: Record<string, string | undefined> = {}) =>
  execa('node', [cli, ...args], {
    cwd: home,
    reject: false,
    stdin: 'ignore',
    env: { HARNESS_SIGNING_KEY: undefined, SIGSTORE_ID_TOKEN: undefined, GITLAB_CI: undefined, GITHUB_ACTIONS: undefined, ACTIONS_ID_TOKEN_REQUEST_URL: undefined, ...env }, // prettier-ignore
  });

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'keyless-e2e-'));
  folder = join(home, 'releases/1.0.0');
  keys = (await smallRelease(folder)).trust.keys;
});
afterAll(() => rm(home, { recursive: true, force: true }));

it('is signed in a pipeline, believed elsewhere without a network, and by nobody who does not list the pipeline', async () => {
  const sigstore = await sigstoreOnLoopback();
  const list = documentOf(sigstore, PIPELINE);
  await writeFile(join(home, 'trust.json'), JSON.stringify({ ...list, keys }));
  await writeFile(join(home, 'trusted_root.json'), sigstore.root);
  const flags = ['--keyless', '--fulcio', sigstore.url, '--rekor', sigstore.url];
  const signed = await harness(['sign', folder, ...flags], { SIGSTORE_ID_TOKEN: token });
  expect([signed.exitCode, signed.stdout]).toEqual([0, 'release.sigstore.json signed by release-workflow']);
  await sigstore[Symbol.asyncDispose]();

  const verified = await harness(['verify', folder]);
  expect(verified.stdout).toContain('signed by release-workflow of integration (release-workflow)');
  expect(verified.exitCode).toBe(0);

  await writeFile(join(home, 'keys.json'), JSON.stringify({ contract: 'trust/1', keys }));
  const unlisted = await harness(['verify', folder, '--trust', join(home, 'keys.json')]);
  expect([unlisted.exitCode, unlisted.stdout]).toEqual([1, expect.stringContaining('pins no root')]);

  await writeFile(join(home, 'trusted_root.json'), sigstore.root.replace('"test"', '"tset"'));
  const exchanged = await harness(['verify', folder]);
  expect([exchanged.exitCode, exchanged.stderr]).toEqual([2, expect.stringContaining('[trust.root]')]);
  await writeFile(join(home, 'trusted_root.json'), sigstore.root);

  const gone = await harness(['sign', folder, ...flags], { SIGSTORE_ID_TOKEN: token });
  expect([gone.exitCode, gone.stderr]).toEqual([2, expect.stringContaining('[signing.network]')]);
  expect(gone.stderr).not.toContain(token);
});

it('says what the pipeline lacks, and offers no sign-off without a key', async () => {
  const lacking = await harness(['sign', folder, '--keyless'], { GITLAB_CI: 'true' });
  expect([lacking.exitCode, lacking.stderr]).toEqual([2, expect.stringContaining('id_tokens: { SIGSTORE_ID_TOKEN: { aud: sigstore } }')]); // prettier-ignore
  expect((await harness(['sign', '--help'])).stdout).toContain('--keyless');
  expect((await harness(['sign-off', '--help'])).stdout).not.toContain('--keyless');
});
