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
  let path = '';
  for (const row of diff.split('\n')) {
    path = /^\+\+\+ b\/src\/(.*)/u.exec(row)?.[1] ?? path;
    const [, first = '0', count = first === '0' ? '0' : '1'] =
      /^@@ \S+ \+(\d+)(?:,(\d+))? @@/u.exec(row) ?? [];
    for (let at = 0; at < Number(count); at += 1) lines.add(`${path}:${Number(first) + at}`);
  }
  return ({ file, line }) => lines.has(`${file}:${line}`);
}
