// `files`: there are enough of them, and none is empty.
import type { Finding } from '@agent-harness/contracts';
import type { OutputFile } from '../outputs/read-outputs.ts';
import type { CheckOf } from './ground.ts';

export function checkFiles(check: CheckOf<'files'>, files: readonly OutputFile[]): Finding[] {
  const empty = files
    .filter(({ text }) => text.trim() === '')
    .map(({ path }) => ({ file: path, line: null, message: 'the file is empty' }));
  if (files.length >= check['at-least']) return empty;
  const message = `${files.length} files; at least ${check['at-least']} are required`;
  return [{ file: check.in, line: null, message }, ...empty];
}
