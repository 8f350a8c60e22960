// A program stage may say that later agent stages have nothing to do: they are then not started and no model is asked.
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError, type SkillManifest, type Stage } from '@agent-harness/contracts';
import { parsedOrNull } from '../files/json.ts';

export interface Skip {
  /** Names of agent stages. */
  stages: string[];
  /** One sentence for the person who reads the run. */
  reason: string;
}

const MOST_BYTES = 4_096;

/**
 * `skip.json` in the output of a program stage. What an agent writes is never asked: it cannot end its own review.
 * @returns `null` when the stage left none
 * @throws HarnessError `stage.skip` when it is not of this form or names a stage that is no later agent
 */
export async function readSkip(manifest: SkillManifest, stage: Stage, output: string): Promise<Skip | null> {
  if (stage.kind !== 'program') return null;
  const file = join(output, 'skip.json');
  const stat = await lstat(file).catch(() => null);
  if (stat === null) return null;
  const text = stat.isFile() && stat.size <= MOST_BYTES ? await readFile(file, 'utf8') : '';
  const later = manifest.stages.slice(manifest.stages.indexOf(stage) + 1);
  const agents = later.filter(({ kind }) => kind === 'agent').map(({ name }) => name);
  const skip = parse(text);
  if (skip === null || !skip.stages.every((name) => agents.includes(name)))
    throw new HarnessError(
      'stage.skip',
      `stage ${stage.name} left a skip.json that cannot be followed`,
      `write {"schema":"skip/1","stages":[...],"reason":"..."} with stages among: ${agents.join(', ') || 'none'}`,
    );
  return skip;
}

function parse(text: string): Skip | null {
  const { schema, stages, reason } = (parsedOrNull(text) ?? {}) as Record<string, unknown>;
  const names =
    Array.isArray(stages) && stages.length > 0 && stages.every((name) => typeof name === 'string');
  if (schema !== 'skip/1' || !names || typeof reason !== 'string' || reason.length > 300) return null;
  return { stages, reason: reason.replace(/[\p{Cc}\p{Cf}]/gu, ' ') };
}
