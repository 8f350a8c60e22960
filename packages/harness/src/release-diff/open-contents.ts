// What a release holds, opened for reading: rules, baseline, skills, suites and the image lock, from its own tarballs.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SuiteFile, listSuites } from '@agent-harness/acceptance';
import { HarnessError, type ImageLock, type Release, type Rule, type SkillManifest, parseFile } from '@agent-harness/contracts'; // prettier-ignore
import { type LevelDocument, loadBaseline, loadRules } from '@agent-harness/hooks';
import { listSkills } from '@agent-harness/skills';
import { execa } from 'execa';
import { verifyRelease } from '../verify/verify-release.ts';

export interface ReleaseContents {
  release: Release;
  rules: readonly Rule[];
  /** null when the release has no hooks. */
  baseline: LevelDocument | null;
  skills: readonly SkillManifest[];
  suites: readonly SuiteFile['suite'][];
  lock: ImageLock;
}

/**
 * Who signed it does not matter here; that its bytes are the listed ones does.
 * @throws HarnessError `diff.release` when they are not, ContractError when a layer's documents are of a contract that is not known here
 */
export async function openContents(folder: string): Promise<ReleaseContents> {
  const { release, problems } = await verifyRelease(folder, { trust: null, today: '0000-00-00' });
  const [first] = problems;
  if (!release || first)
    throw new HarnessError('diff.release', `${folder} is not a whole release: ${first?.part} ${first?.what}`, '`harness verify` names every problem'); // prettier-ignore
  const work = await mkdtemp(join(tmpdir(), 'harness-diff-'));
  try {
    const unpack = async (name: string): Promise<string | null> => {
      const layer = release.layers.find((one) => one.layer === name);
      return layer ? unpackTarball(join(folder, layer.tarball), join(work, name)) : null;
    };
    const [hooks, skills, suites] = [
      await unpack('hooks'),
      await unpack('skills'),
      await unpack('acceptance'),
    ];
    const built = skills && join(skills, 'dist');
    const suiteFolder = suites && join(suites, 'suites');
    return {
      release,
      rules: hooks ? loadRules(join(hooks, 'rules')) : [],
      baseline: hooks ? loadBaseline(join(hooks, 'baseline/organisation.json')) : null,
      skills: built ? (await listSkills(built)).map(({ manifest }) => manifest) : [],
      suites: suiteFolder && existsSync(suiteFolder) ? (await listSuites(suiteFolder)).map(({ suite }) => suite) : [], // prettier-ignore
      lock: await parseFile('image-lock', join(folder, release.image.lock)),
    };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Of a verified release: no link and no path out of the folder is in it. */
async function unpackTarball(file: string, to: string): Promise<string> {
  await mkdir(to, { recursive: true });
  await execa('tar', ['-xzf', file, '-C', to, '--strip-components=1', '--no-same-owner'], {
    stdin: 'ignore',
  });
  return to;
}
