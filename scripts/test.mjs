// `npm test`: sets up, then lint, types, unit and end-to-end tests of every package; ends with the counts of what ran.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, setup } from './setup.mjs';

const firstLines = (text) => text.split('\n').slice(0, 6).join(' ').slice(0, 600);
const reportFiles = ['.', ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`)].flatMap(
  (folder) => ['test', 'e2e'].map((suite) => join(folder, '.reports', `${suite}.json`)),
);
// Only what runs now, or what turbo restores for equal inputs, is counted.
for (const file of reportFiles) rmSync(join(root, file), { force: true });
setup();
// End-to-end results hold for this host only: a cached skip must not outlive the missing engine that caused it.
process.env.HARNESS_HOST = ['podman', 'docker', 'runc', 'rsync', 'git', 'musl-gcc']
  .map(
    (name) =>
      `${name} ${spawnSync(name, ['--version'], { encoding: 'utf8' }).stdout?.split('\n')[0] ?? 'missing'}`,
  )
  .concat(`uid ${process.getuid?.()}`, `node ${process.version}`)
  .join('; ');
const steps = [
  ['format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']],
  ['lint', 'npx', ['oxlint', '--quiet']],
  ['boundaries', 'npx', ['turbo', 'boundaries']],
  ['types and unit tests', 'npx', ['turbo', 'run', 'check', 'test', '--output-logs=new-only', '--continue']],
  ['repository tests', 'npx', ['vitest', 'run', '--root', '.']],
  // One at a time: they share the container engine, and their time limits are real.
  [
    'end-to-end tests',
    'npx',
    ['turbo', 'run', 'e2e', '--output-logs=new-only', '--concurrency=1', '--continue'],
  ],
];
const failed = steps.filter(([name, command, args]) => {
  process.stdout.write(`\ntest: ${name}\n`);
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status !== 0;
});

const reports = reportFiles
  .filter((file) => existsSync(join(root, file)))
  .map((file) => ({ file, ...JSON.parse(readFileSync(join(root, file), 'utf8')) }));
const total = (key) => reports.reduce((sum, report) => sum + report[key], 0);
process.stdout.write('\n');
for (const report of reports)
  process.stdout.write(
    `  ${report.file.replace('/.reports/', ' ').replace('.json', '').padEnd(28)} ${report.numPassedTests} passed, ${report.numFailedTests} failed, ${report.numPendingTests + report.numTodoTests} skipped\n`,
  );
for (const [name] of failed) process.stdout.write(`  FAILED: ${name}\n`);
// The log of a long run is often cut to its end: what failed is named there once more.
for (const report of reports)
  for (const file of report.testResults.filter((each) => each.status === 'failed')) {
    const name = relative(root, file.name);
    const tests = file.assertionResults.filter((test) => test.status === 'failed');
    if (tests.length === 0) process.stdout.write(`  FAILED: ${name}: ${firstLines(file.message)}\n`);
    for (const test of tests)
      process.stdout.write(
        `  FAILED: ${name} > ${test.fullName} (${Math.round(test.duration ?? 0)} ms): ${firstLines(test.failureMessages.join(' '))}\n`,
      );
  }
const broken = total('numFailedTests') + failed.filter(([name]) => !name.includes('tests')).length;
const failures = failed.length > 0 ? Math.max(broken, 1) : broken;
process.stdout.write(
  `${total('numPassedTests')} passed, ${failures} failed, ${total('numPendingTests') + total('numTodoTests')} skipped\n`,
);
process.exit(failures === 0 && total('numPassedTests') > 0 ? 0 : 1);
