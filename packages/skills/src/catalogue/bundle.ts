// A skill as it ships: its manifest and the folder that is baked into the image.
import type { SkillManifest } from '@agent-harness/contracts';

export interface SkillBundle {
  manifest: SkillManifest;
  /** Absolute path of the folder with skill.json, SKILL.md and the bundled programs. */
  folder: string;
}
