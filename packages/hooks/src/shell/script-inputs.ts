// Files that a script argument reads by a name written out in it: sed's `r file`, awk's `getline < "file"`.
import { awkReads } from './awk-danger.ts';
import { sedReads } from './sed-danger.ts';

/** yq takes a first word that is a file for one, and no expression looks like a path with a folder. */
const NAMES_FILE = /^(?:[\w~/-]|\.\.?\/)[\w./~@+:-]*$/u;

/** @returns the files as written */
export function scriptInputs(language: string | null, script: string): string[] {
  if (language === 'sed') return sedReads(script);
  if (language === 'yq') return NAMES_FILE.test(script) ? [script] : [];
  return language === 'awk' ? awkReads(script) : [];
}
