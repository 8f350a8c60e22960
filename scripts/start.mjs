// `npm start`: sets up, then runs the documentation skill on this repository's own history.
import { spawnSync } from 'node:child_process';
import { root, setup } from './setup.mjs';

setup();
process.stdout.write('\nharness run documentation --repo .\n');
const run = spawnSync(
  'node',
  ['packages/harness/dist/cli.js', 'run', 'documentation', '--repo', '.', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
process.exit(run.status ?? 1);
