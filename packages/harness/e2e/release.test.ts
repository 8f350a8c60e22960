// A release as someone elsewhere gets it: verified by the command, changed by a byte, and run.
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmallRelease, smallRelease } from '../src/release/release.fixture.ts';

const cli = join(import.meta.dirname, '../dist/cli.js');
let home: string;
let made: SmallRelease;
let folder: string;

const harness = (...args: string[]) =>
  execa('node', [cli, ...args], {
    cwd: home,
    reject: false,
    stdin: 'ignore',
    env: { XDG_CACHE_HOME: join(home, 'cache'), HARNESS_SIGNING_KEY: undefined },
  });

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'release-e2e-'));
  folder = join(home, 'releases/1.0.0');
  made = await smallRelease(folder);
  await writeFile(join(home, 'trust.json'), JSON.stringify(made.trust));
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe('harness verify', () => {
  it('says whose release it is', async () => {
    const { exitCode, stdout } = await harness('verify', folder);
    expect(stdout).toMatch(/release 1\.0\.0 of commit c{10}: \d+ files, .* every byte as listed/);
    expect(stdout).toMatch(/signed by rob of integration \(release-2026\), cut by urn:test:builder/);
    expect(stdout).toMatch(/documentation signed off by ada of domain-experts until 2027-01-31/);
    expect(exitCode).toBe(0);
  });

  it('names the file of one flipped byte, whichever it is', async () => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(files.length).toBeGreaterThan(15);
    for (const file of files) {
      const before = await readFile(file);
      const changed = Buffer.from(before);
      const at = Math.floor(changed.length / 2);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      await writeFile(file, changed);
      const { exitCode, stdout } = await harness('verify', folder);
      await writeFile(file, before);
      expect([exitCode, stdout]).toEqual([1, expect.stringContaining(` ${file.slice(folder.length + 1)}: `)]);
    }
    expect((await harness('verify', folder)).exitCode).toBe(0);
  });

  it('believes no key that it was not given, and no list from inside the release', async () => {
    const empty = join(home, 'empty.json');
    await writeFile(empty, JSON.stringify({ contract: 'trust/1', keys: [] }));
    const stranger = await harness('verify', folder, '--trust', empty);
    expect([stranger.exitCode, stranger.stdout]).toEqual([1, expect.stringContaining('key release-2026 is not in trust.json')]); // prettier-ignore
    const copy = join(home, 'copy');
    await cp(folder, copy, { recursive: true });
    await cp(join(home, 'trust.json'), join(copy, 'trust.json'));
    const inside = await harness('verify', copy, '--trust', join(copy, 'trust.json'));
    expect([inside.exitCode, inside.stderr]).toEqual([2, expect.stringContaining('trust.inside')]);
  });

  it('says without a signature that nothing is known but the digests', async () => {
    const { exitCode, stdout } = await harness('verify', folder, '--unsigned');
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('no signature was judged')]);
  });
});

describe('harness run --release', () => {
  it('starts the harness of the release, by its version, with the other arguments', async () => {
    const { exitCode, stdout } = await harness(
      'run',
      'documentation',
      '--release',
      '1.0.0',
      '--repo',
      '.',
      '--json',
    );
    expect(JSON.parse(stdout)).toEqual({
      argv: ['run', 'documentation', '--repo', '.', '--json'],
      release: expect.stringMatching(/^sha512:/),
    });
    expect(exitCode).toBe(7);
  });

  it('starts nothing of a release that is not whole', async () => {
    const file = join(folder, 'sbom.cdx.json');
    const before = await readFile(file);
    await writeFile(file, '{}');
    const { exitCode, stdout, stderr } = await harness('run', 'documentation', '--release', folder);
    await writeFile(file, before);
    expect([exitCode, stdout, stderr]).toEqual([2, '', expect.stringContaining('changed sbom.cdx.json')]);
  });
});

it('signs a release anew, by a key file that only its owner can read', async () => {
  const key = join(home, 'key.pem');
  await writeFile(key, made.releaseKey.pem, { mode: 0o644 });
  expect(await harness('sign', folder, '--key', key)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('signing.file') }); // prettier-ignore
  await rm(key);
  await writeFile(key, made.releaseKey.pem, { mode: 0o600 });
  expect(await harness('sign', folder, '--key', key, '--builder', 'urn:test:other')).toMatchObject({
    exitCode: 0,
  });
  expect((await harness('verify', folder)).stdout).toContain('cut by urn:test:other');
});
