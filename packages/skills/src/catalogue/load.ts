// Loads the modules that a manifest names: the offline draft, the verifier, and the checks of MCP calls.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CheckCall,
  HarnessError,
  type OfflineScript,
  type SkillVerifier,
} from '@agent-harness/contracts';
import type { StaleCheck } from './stale-check.ts';
import type { SkillBundle } from './bundle.ts';

const STALE = 'stale.mjs';

/** The script that stands in for the model. @throws HarnessError `skill.module` */
export function loadOffline(bundle: SkillBundle): Promise<OfflineScript> {
  return loadFunction<OfflineScript>(bundle, bundle.manifest.offline);
}

/**
 * The same check asked of a later commit: which sentences no longer hold.
 * @throws HarnessError `skill.stale` for a skill that has none, `skill.module`
 */
export async function loadStaleCheck(bundle: SkillBundle): Promise<StaleCheck> {
  if (existsSync(join(bundle.folder, STALE))) return loadFunction<StaleCheck>(bundle, STALE);
  throw new HarnessError(
    'skill.stale',
    `${bundle.manifest.name} has no ${STALE}, so its documents are not held against later commits`,
    'run the skill again, and compare what it proposes',
  );
}

/** The check of a run's outputs, for use outside the container. @throws HarnessError `skill.module` */
export function loadVerifier(bundle: SkillBundle): Promise<SkillVerifier> {
  return loadFunction<SkillVerifier>(bundle, bundle.manifest.verify);
}

/** The judgement of one MCP grant's calls. @throws HarnessError `skill.module` */
export function loadCheck(bundle: SkillBundle, name: string): Promise<CheckCall> {
  return loadFunction<CheckCall>(bundle, name);
}

async function loadFunction<T>(bundle: SkillBundle, name: string): Promise<T> {
  const instead = 'run `npm run build` in packages/skills, or correct the name in skill.json';
  // A manifest names modules of its own skill; a path out of it would load code that nobody shipped.
  if (!/^[\w-]+\.mjs$/.test(name)) {
    throw new HarnessError(
      'skill.module',
      `${bundle.manifest.name} names the module ${JSON.stringify(name)}, which is not in its folder`,
      instead,
    );
  }
  const file = join(bundle.folder, name);
  const loaded: unknown = await import(pathToFileURL(file).href).catch((cause: unknown) => {
    throw new HarnessError('skill.module', `cannot load ${file}: ${(cause as Error).message}`, instead, {
      cause,
    });
  });
  const exported = (loaded as { default?: unknown }).default;
  if (typeof exported !== 'function') {
    throw new HarnessError('skill.module', `${file} has no function as its default export`, instead);
  }
  return exported as T;
}
