// The built program where it must not run: it refuses before it starts, or ends, anything.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../../dist/onboarding/try.mjs', import.meta.url));
const FOLDERS = ['--repository', '/workspace', '--evidence', '/evidence', '--out', '/out'];

it.each([
  [[], 'usage'],
  [['--force', 'x'], 'usage'],
  [[...FOLDERS, '--seconds', '60'], 'usage'],
  [[...FOLDERS, '--seconds', '0', '--total', '9'], 'usage'],
  [['--seconds', '60', '--total', '600'], 'usage'],
  [[...FOLDERS, '--seconds', '60', '--total', '600'], 'not-alone'],
])('refuses %j with exit code 3', (args, code) => {
  const result = spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8' });
  expect(result.status).toBe(3);
  expect(result.stderr).toMatch(new RegExp(`^[^\\n]+\\n  instead: [^\\n]+ \\[${code}\\]\\n$`));
});
