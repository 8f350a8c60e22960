// Brings a fresh clone to a state where the harness runs: npm packages, build, and what this host misses.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a command in the repository's root with its output shown; ends this process when it fails. */
export function must(command, args, options = {}) {
  const ran = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options });
  if (ran.status !== 0) {
    process.stderr.write(
      `setup: \`${command} ${args.join(' ')}\` failed (${ran.error?.message ?? `exit ${ran.status}`})\n`,
    );
    process.exit(ran.status || 1);
  }
}

/** The lockfile that node_modules was installed from is at least as new as the one in the tree. */
function installed() {
  const marker = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(marker) || !existsSync(join(root, 'node_modules/.bin/turbo'))) return false;
  return statSync(marker).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(`setup: Node ${process.versions.node} is too old; install Node ${engines.node}\n`);
  process.exit(1);
}

export function install() {
  requireNode();
  if (installed()) return;
  process.stdout.write('setup: installing npm packages (npm ci)\n');
  must('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

export function setup() {
  install();
  process.stdout.write('setup: building packages (cached by turbo)\n');
  must('npx', ['turbo', 'run', 'build', '--output-logs=errors-only', '--log-order=grouped']);
  process.stdout.write('setup: checking this host (harness doctor --install)\n');
  must('node', ['packages/harness/dist/cli.js', 'doctor', '--install']);
}
