// Which lines of the guard's code were written since a commit: their mutants are the ones that no sample has had.
import { execFileSync } from 'node:child_process';
import { PACKAGE } from './instrument.mjs';

/** @returns whether a line of a file below `src` is new; a change that is not committed counts too */
export function changedSince(commit) {
  const diff = execFileSync('git', ['diff', '--unified=0', '--no-color', '--relative', commit, '--', 'src'], {
    cwd: PACKAGE,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const lines = new Set();
  let file = '';
  for (const row of diff.split('\n')) {
    file = /^\+\+\+ b\/src\/(.*)/u.exec(row)?.[1] ?? file;
    const [, first, count = '1'] = /^@@ \S+ \+(\d+)(?:,(\d+))? @@/u.exec(row) ?? [];
    for (let at = 0; first && at < Number(count); at += 1) lines.add(`${file}:${Number(first) + at}`);
  }
  return ({ file, line }) => lines.has(`${file}:${line}`);
}
