import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TODAY, trustOf } from '../signing/keys.fixture.ts';
import { digestFolder } from './digest-folder.ts';
import { installedRelease, requireImage, requireRelease } from './installed-release.ts';
import { type SmallRelease, resign, sha, smallRelease } from './release.fixture.ts';
import { prepareRelease, startInstalled } from './run-from-release.ts';
import { SMALL_PACKAGES } from './packages.fixture.ts';

let folder: string;
let made: SmallRelease;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-release-'));
  const hooks = { ...SMALL_PACKAGES['hooks'], 'baseline/organisation.json': '{}\n' };
  made = await smallRelease(join(folder, 'release'), { packages: { ...SMALL_PACKAGES, hooks } });
});
afterEach(() => rm(folder, { recursive: true }));

const prepare = () => prepareRelease(made.folder, made.trust, TODAY, join(folder, 'cache'));
const refusal = (code: string, message: RegExp) => ({ code, message: expect.stringMatching(message) });

describe('running from a release', () => {
  it('verifies, installs offline once, and starts the installed harness with the release pinned', async () => {
    const first = await prepare();
    const other = join(folder, 'out.json');
    await writeFile(
      join(folder, 'probe.mjs'),
      `import { writeFileSync } from 'node:fs';
       writeFileSync(${JSON.stringify(other)}, JSON.stringify([process.argv.slice(2), process.env.HARNESS_RELEASE])); process.exitCode = 7;`,
    );
    expect((await readFile(first.program, 'utf8')).startsWith('#!')).toBe(true);
    expect(await startInstalled({ ...first, program: join(folder, 'probe.mjs') }, ['run', 'x'])).toBe(7);
    expect(JSON.parse(await readFile(other, 'utf8'))).toEqual([['run', 'x'], first.digest]);
    expect(first.digest).toBe(sha('sha512', await readFile(join(made.folder, 'release.json'))));
    expect(await prepare()).toEqual(first);
  });

  it('refuses a release that is changed, or signed by nobody who is trusted, and names why', async () => {
    await expect(prepareRelease(made.folder, trustOf(), TODAY, folder)).rejects.toMatchObject(
      refusal('release.refused', /signature release\.sigstore\.json/),
    );
    await appendFile(join(made.folder, 'CHANGELOG.md'), ' ');
    await expect(prepare()).rejects.toMatchObject(refusal('release.refused', /changed CHANGELOG\.md/));
  });

  it('refuses an installation that was changed since, also in a third party’s package', async () => {
    const { program } = await prepare();
    const root = join(program, '../../../../..');
    const file = join(root, 'node_modules/left/package.json');
    const before = await readFile(file);
    await appendFile(file, ' ');
    await expect(prepare()).rejects.toMatchObject(refusal('release.refused', /install node_modules\/left/));
    await writeFile(file, before);
    await writeFile(join(root, 'node_modules/@agent-harness/hooks/more.js'), '');
    await expect(prepare()).rejects.toMatchObject(refusal('release.refused', /@agent-harness\/hooks: its files/)); // prettier-ignore
  });
});

describe('an installed release', () => {
  let root: string;
  let own: string;
  let skill: string;
  beforeEach(async () => {
    skill = join(folder, 'skill');
    await mkdir(skill);
    await writeFile(join(skill, 'skill.json'), '{}');
    const { release } = made;
    const modules = (await prepare()).program.replace('/harness/bin/harness.mjs', '');
    root = join(modules, '../..');
    own = join(modules, 'harness');
    for (const one of release.skills) one.digest = await digestFolder(skill);
    release.policy.rules = await digestFolder(join(modules, 'hooks/rules'));
    release.policy.baseline = await digestFolder(join(modules, 'hooks/baseline'));
    await resign(made);
    await writeFile(join(root, 'release.json'), await readFile(join(made.folder, 'release.json')));
  });
  const found = async (environment: NodeJS.ProcessEnv = {}) => {
    const release = await installedRelease(environment, own);
    if (!release) throw new Error('no release was found');
    return release;
  };
  const loaded = () => ({ cli: '2.1.330', skill: { name: 'documentation', folder: skill } });

  it('is found beside node_modules, by the digest of its release.json', async () => {
    const { digest, release } = await found();
    expect(digest).toBe(sha('sha512', await readFile(join(root, 'release.json'))));
    expect(release.version).toBe('1.0.0');
    await expect(requireRelease(await found({ HARNESS_RELEASE: digest }), loaded())).resolves.toBeUndefined();
  });

  it('is none in a working tree, and then none may be asked for', async () => {
    expect(await installedRelease({})).toBeNull();
    expect(await installedRelease({}, join(folder, 'packages/harness'))).toBeNull();
    const wanted = { HARNESS_RELEASE: sha('sha512', 'x') };
    await expect(installedRelease(wanted)).rejects.toMatchObject(refusal('release.other', /of no release/));
    await expect(installedRelease(wanted, own)).rejects.toMatchObject({ code: 'release.other' });
  });

  it('refuses a run that loads anything else, and names each part', async () => {
    const release = await found();
    await writeFile(join(root, 'node_modules/@agent-harness/hooks/rules/l1.json'), '[{}]\n');
    await appendFile(join(skill, 'skill.json'), ' ');
    const error = await requireRelease(release, { ...loaded(), cli: '2.1.331' }).catch(
      (cause: Error) => cause,
    );
    expect(error).toMatchObject({ code: 'release.differs' });
    expect(String(error).match(/^ {2}.*(?= (has the digest|is 2))/gm)).toEqual([
      '  layer hooks',
      '  the policy’s rules',
      '  Claude Code',
      '  skill documentation',
    ]);
    await rm(join(root, 'node_modules/@agent-harness/hooks'), { recursive: true });
    await expect(requireRelease(release, loaded())).rejects.toMatchObject(refusal('release.differs', /layer hooks cannot be read/)); // prettier-ignore
  });

  it('refuses a skill that it does not hold, and another image', async () => {
    const release = await found();
    await expect(requireRelease(release, { ...loaded(), skill: { name: 'mine', folder: skill } })).rejects.toMatchObject(refusal('release.differs', /skill mine is not in the release/)); // prettier-ignore
    expect(() => requireImage(release, release.release.image.id)).not.toThrow();
    expect(() => requireImage(release, sha('sha256', 'other'))).toThrow(/the image is sha256:/);
  });
});
