// Lists the skills that this package ships.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HarnessError, parseFile } from '@agent-harness/contracts';
import type { SkillBundle } from './bundle.ts';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

/**
 * Every built skill, by name.
 * @param root where the skills' folders are; the package's own by default
 * @throws ContractError when a manifest is invalid
 * @throws HarnessError `skills.not-built`
 */
export async function listSkills(root: string = DIST): Promise<SkillBundle[]> {
  const found: SkillBundle[] = [];
  for (const folder of await skillFolders(root)) {
    found.push({ manifest: await parseFile('skill', join(folder, 'skill.json')), folder });
  }
  return found.sort((a, b) => (a.manifest.name < b.manifest.name ? -1 : 1));
}

async function skillFolders(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  const folders: string[] = [];
  for (const entry of entries.filter((candidate) => candidate.isDirectory())) {
    const files = await readdir(join(root, entry.name));
    if (files.includes('skill.json')) folders.push(join(root, entry.name));
  }
  if (folders.length === 0) {
    throw new HarnessError(
      'skills.not-built',
      `no skill is built in ${root}`,
      'run `npm run build` in packages/skills',
    );
  }
  return folders;
}
