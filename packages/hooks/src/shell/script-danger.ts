// Decides whether a script argument (sed, awk, jq, yq) could run a program, or open a file that no path guard sees.
import type { Knowledge } from './knowledge/knowledge.ts';
import { sedDanger } from './sed-danger.ts';
import { awkDanger } from './awk-danger.ts';

export type ScriptDanger = 'executes' | 'opens' | 'unreadable';

/** Nobody reviews a longer one, and its slashes can be read in many ways. */
const MAX_SCRIPT = 8192;

/** @param script null when its text is not certain */
export function scriptDanger(
  language: NonNullable<Knowledge['language']>,
  script: string | null,
): ScriptDanger | null {
  if (script === null || script.length > MAX_SCRIPT) return 'unreadable';
  switch (language) {
    case 'sed':
      return sedDanger(script);
    case 'awk':
      return awkDanger(script);
    case 'jq':
      return /(?:^|[;\s])(?:import|include)\b/u.test(script) ? 'opens' : null;
    case 'yq':
      // The first word may be a file of expressions.
      if (/^[\w./~-]+\.yq$/u.test(script)) return 'unreadable';
      return /(?:^|[;\s])(?:import|include)\b|\b(?:(?:str)?load\w*|env|strenv|eval|system)\s*\(|\benvsubst\b/u.test(
        script,
      )
        ? 'opens'
        : null;
  }
}
