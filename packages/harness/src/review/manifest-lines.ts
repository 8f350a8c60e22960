// Where in a skill's manifest a grant stands, so that it can be taken out.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Grant } from '@agent-harness/hooks';
import { findSkill } from '@agent-harness/skills';

/** @returns `skill.json:<line>` with the line, or null where the manifest does not name it (any more) */
export async function manifestLine({ stage, kind, grant }: Grant): Promise<string | null> {
  const [skill = '', name = ''] = stage.split('/');
  const bundle = await findSkill(skill).catch(() => null);
  if (!bundle) return null;
  const text = await readFile(join(bundle.folder, 'skill.json'), 'utf8').catch(() => '');
  return lineOf(text, name, kind === 'command' ? grant.split(' ') : [grant]);
}

/** @param words each is looked for after the one before it, from where the stage begins */
export function lineOf(text: string, stage: string, words: readonly string[]): string | null {
  const lines = text.split('\n');
  let at = lines.findIndex((line) => line.includes(`"name": "${stage}"`));
  if (at < 0) return null;
  for (const word of words) {
    at = lines.findIndex((line, index) => index > at - 1 && line.includes(JSON.stringify(word)));
    if (at < 0) return null;
  }
  return `skill.json:${at + 1}: ${lines[at]?.trim()}`;
}
