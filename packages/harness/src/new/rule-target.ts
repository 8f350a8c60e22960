// Where a new rule goes: a file of its own among the shipped rules of this clone, or one level's document.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { HarnessError, type Rule } from '@agent-harness/contracts';
import {
  type LevelDocument,
  type Levels,
  type ProblemSpace,
  loadBaseline,
  loadRules,
  profileNames,
  profileSpace,
  readLevel,
} from '@agent-harness/hooks';
import { packageSource } from './package-source.ts';
import { renderJson } from './render-json.ts';

export interface RuleTarget {
  /** What will be written. */
  file: string;
  /** The level's document as it stands; null for a file of its own. */
  level: LevelDocument | null;
  place: { levels: Levels; into: string | null; spaces: ProblemSpace[] };
}

/** @throws HarnessError `new.exists`, `new.place`; ContractError for a document that is none */
export async function ruleTarget(layer: string, id: string, into: string | undefined): Promise<RuleTarget> {
  const spaces = profileNames().map((name) => profileSpace(name));
  const shipped = { rules: loadRules(), baseline: loadBaseline(), tightenings: [], now: new Date() };
  if (into !== undefined) {
    const level = readLevel(await textOf(into), into);
    const levels =
      level.document.level === 'organisation'
        ? { ...shipped, baseline: level }
        : { ...shipped, tightenings: [level] };
    return { file: into, level, place: { levels, into, spaces } };
  }
  // The id and layer become a path, so they are checked before anything is made of them.
  const folder = rulesFolder();
  const file = join(folder, layer, `${id}.json`);
  const inside = /^L[1-5]$/u.test(layer) && /^[a-z0-9.-]+$/u.test(id);
  if (inside && existsSync(file))
    throw new HarnessError(
      'new.exists',
      `${relative('.', file)} is there already`,
      'edit it, or choose another id',
    );
  return { file, level: null, place: { levels: shipped, into: null, spaces } };
}

/** The rule was drafted for this target, so its id and layer are sound. */
export async function writeRule({ file, level }: RuleTarget, rule: Rule): Promise<void> {
  if (level === null) return writeFile(file, renderJson(rule), { flag: 'wx' });
  const { document } = level;
  return writeFile(file, renderJson({ ...document, rules: [...(document.rules ?? []), rule] }));
}

function rulesFolder(): string {
  const instead = 'run it in a clone of agent-harness, or add the rule to a level with --into';
  return join(packageSource('hooks', instead), 'rules');
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new HarnessError(
      'new.place',
      `${file} cannot be read: ${(cause as NodeJS.ErrnoException).code}`,
      'name the baseline, or a project’s .agent-harness/policy.json',
      { cause },
    );
  }
}
