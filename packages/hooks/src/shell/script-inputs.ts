// Files that a script argument reads by a name written out in it: sed's `r file`, awk's `getline < "file"`.
import { awkReads } from './awk-danger.ts';
import { sedReads } from './sed-danger.ts';

/** @returns the files as written */
export function scriptInputs(language: string | null, script: string): string[] {
  if (language === 'sed') return sedReads(script);
  return language === 'awk' ? awkReads(script) : [];
}
