// What the composition is and does, installed from its own tarballs: its image, its suites, its attacks, its sign-offs.
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Ownership, parseFile } from '@agent-harness/contracts';
import { type SkillBundle, listSkills } from '@agent-harness/skills';
import { sha256 } from '../../files/digests.ts';
import type { Reason } from '../gates/reason.ts';
import { leaveOut } from '../leave-out.ts';
import { installRelease } from '../project/install-release.ts';
import { jsonText } from '../../files/json.ts';
import { type InstalledHarness, installedHarness } from './installed-harness.ts';
import type { TrustList } from '../../signing/read-trust.ts';
import { type JudgedSignOffs, judgeSignOffs } from './judge-sign-offs.ts';
import { type ProvenConfinement, proveConfinement } from './prove-confinement.ts';
import { type ProvenSkill, proveSkill, suitesOf } from './prove-skill.ts';

export interface Composition {
  /** Where it is installed. */
  installed: string;
  harness: InstalledHarness;
  bundles: SkillBundle[];
  cli: string;
  /** `sha256:…` */
  image: string;
  skills: { skill: ProvenSkill; signOffs: JudgedSignOffs }[];
  confinement: ProvenConfinement;
  reasons: Reason[];
}

export interface ProveOptions {
  repository: string;
  ownership: Ownership;
  trust: TrustList;
  /** `yyyy-mm-dd` */
  today: string;
  /** Skills that the release does not hold, though a layer brings them. */
  without: readonly string[];
  /** Folder for reports that a person may read and sign. */
  reports: string;
  step: (line: string) => void;
}

/** @param release folder with the project and its tarballs @param work folder of this cut alone */
export async function proveComposition(
  release: string,
  work: string,
  options: ProveOptions,
): Promise<Composition> {
  const { step } = options;
  const installed = join(work, 'installed');
  step('npm ci --offline: install the composition from its tarballs');
  const harness = installedHarness(await installRelease(release, installed), work, step);
  const brought = await listSkills(layerFolder(installed, 'skills', 'dist'));
  const bundles = leaveOut(brought, options.without);
  const { cli } = await parseFile('image', layerFolder(installed, 'container', 'image/manifest.json'));
  const built = await harness(['image', 'build', '--locked', '--json']);
  const { id: image } = JSON.parse(built.stdout) as { id: string };
  // The attacks wait for containers most of the time, and so do the runs.
  const [skills, confinement] = await bothOf(
    proveSkills(bundles, installed, harness, { ...options, image, cli: cli.version }),
    proveConfinement(harness),
  );
  const reasons = [
    ...skills.flatMap(({ skill, signOffs }) => [...skill.reasons, ...signOffs.reasons]),
    ...confinement.reasons,
  ];
  return { installed, harness, bundles, cli: cli.version, image, skills, confinement, reasons };
}

interface BuiltOptions extends ProveOptions {
  image: string;
  cli: string;
}

async function proveSkills(
  bundles: readonly SkillBundle[],
  installed: string,
  harness: InstalledHarness,
  options: BuiltOptions,
): Promise<Composition['skills']> {
  const proven: Composition['skills'] = [];
  for (const bundle of bundles) {
    const skill = await proveSkill(bundle, suitesOf(installed), options.repository, harness);
    proven.push({ skill, signOffs: await signOffsOf(skill, options) });
  }
  return proven;
}

/** Leaves the report where a person can read and sign it. Nobody can sign off what is red. */
async function signOffsOf(
  { skill, digest, proof }: ProvenSkill,
  options: BuiltOptions,
): Promise<JudgedSignOffs> {
  if (proof === null || !proof.report.passed) return { valid: [], reasons: [] };
  const { repository, reports, image, cli } = options;
  const text = jsonText(proof.report);
  const report = join(reports, `${skill}.json`);
  await mkdir(reports, { recursive: true });
  await writeFile(report, text);
  const { suiteDigest } = proof;
  const current = { skill, suiteDigest, skillDigest: digest, reportDigest: sha256(text), image, cli };
  const committed = join(repository, 'packages/acceptance/suites', basename(proof.suiteFolder));
  return judgeSignOffs(committed, current, { ...options, report });
}

/** Both have ended when it does, so that none still writes where all is removed. */
async function bothOf<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
}

export const layerFolder = (installed: string, layer: string, path = ''): string =>
  join(installed, 'node_modules/@agent-harness', layer, path);
