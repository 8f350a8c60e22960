// What the composition is and does, installed from its own tarballs: its image, its suites, its attacks, its sign-offs.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ownership, type Trust, parseFile } from '@agent-harness/contracts';
import { type SkillBundle, listSkills } from '@agent-harness/skills';
import { sha256 } from '../digests.ts';
import type { Reason } from '../gates/reason.ts';
import { installRelease } from '../project/install-release.ts';
import { json } from '../project/render-project.ts';
import { type InstalledHarness, installedHarness } from './installed-harness.ts';
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
  skills: { skill: ProvenSkill; signOffs: JudgedSignOffs['valid'] }[];
  confinement: ProvenConfinement;
  reasons: Reason[];
}

export interface ProveOptions {
  repository: string;
  ownership: Ownership;
  trust: Trust;
  /** `yyyy-mm-dd` */
  today: string;
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
  const { repository, step, reports } = options;
  const installed = join(work, 'installed');
  step('npm ci --offline: install the composition from its tarballs');
  const harness = installedHarness(await installRelease(release, installed), work, step);
  const bundles = await listSkills(layerFolder(installed, 'skills', 'dist'));
  const { cli } = await parseFile('image', layerFolder(installed, 'container', 'image/manifest.json'));
  const built = await harness(['image', 'build', '--locked', '--json']);
  const { id: image } = JSON.parse(built.stdout) as { id: string };
  const skills: Composition['skills'] = [];
  const reasons: Reason[] = [];
  for (const bundle of bundles) {
    const skill = await proveSkill(bundle, suitesOf(installed), repository, harness);
    reasons.push(...skill.reasons);
    if (skill.proof === null || !skill.proof.report.passed) {
      skills.push({ skill, signOffs: [] });
      continue;
    }
    const { suiteFolder, suiteDigest, report } = skill.proof;
    const file = join(reports, `${skill.skill}.json`);
    await mkdir(reports, { recursive: true });
    await writeFile(file, json(report));
    const current = {
      skill: skill.skill,
      suiteDigest,
      skillDigest: skill.digest,
      reportDigest: sha256(json(report)),
      image,
      cli: cli.version,
    };
    const judged = await judgeSignOffs(suiteFolder, current, { ...options, report: file });
    reasons.push(...judged.reasons);
    skills.push({ skill, signOffs: judged.valid });
  }
  const confinement = await proveConfinement(harness);
  return {
    installed,
    harness,
    bundles,
    cli: cli.version,
    image,
    skills,
    confinement,
    reasons: [...reasons, ...confinement.reasons],
  };
}

export const layerFolder = (installed: string, layer: string, path = ''): string =>
  join(installed, 'node_modules/@agent-harness', layer, path);
