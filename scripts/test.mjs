// `npm test`: format, lint and boundaries first, then sets up; then types, unit and end-to-end tests; ends with the counts of what ran.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { install, root, setup } from './setup.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const firstLines = (text) => text.trim().split('\n').slice(0, 6).join(' ').slice(0, 600);

// Before anything that takes minutes: what a commit forgot is said at once, with the name of the file.
install();
const checks = [
  ['format (npm run format)', ['prettier', '--list-different', '.']],
  ['lint', ['oxlint', '--quiet', '--format=unix']],
  ['boundaries', ['turbo', 'boundaries']],
];
const refused = checks.flatMap(([name, args]) => {
  say(`\ntest: ${name}`);
  const { status, stdout, stderr } = spawnSync('npx', args, { cwd: root, encoding: 'utf8' });
  if (status === 0) return [];
  say(`${stdout}${stderr}`.trim());
  return [`  FAILED: ${name}: ${firstLines(stdout || stderr)}`];
});
if (refused.length > 0) {
  for (const line of refused) say(line);
  say(`0 passed, ${refused.length} failed, 0 skipped`);
  process.exit(1);
}

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
const turbo = ['turbo', 'run', '--output-logs=new-only', '--continue'];
const steps = [
  ['types and unit tests', [...turbo, 'check', 'test']],
  ['repository tests', ['vitest', 'run', '--root', '.']],
  // One package at a time, two files of it: they share the container engine, and their time limits are real.
  ['end-to-end tests', [...turbo, 'e2e', '--concurrency=1']],
];
const failed = steps.filter(([name, args]) => {
  say(`\ntest: ${name}`);
  return spawnSync('npx', args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status !== 0;
});

const reports = reportFiles
  .filter((file) => existsSync(join(root, file)))
  .map((file) => ({ file, ...JSON.parse(readFileSync(join(root, file), 'utf8')) }));
const total = (key) => reports.reduce((sum, report) => sum + report[key], 0);
say('');
for (const report of reports)
  say(
    `  ${report.file.replace('/.reports/', ' ').replace('.json', '').padEnd(28)} ${report.numPassedTests} passed, ${report.numFailedTests} failed, ${report.numPendingTests + report.numTodoTests} skipped`,
  );
for (const [name] of failed) say(`  FAILED: ${name}`);
// The log of a long run is often cut to its end: what failed is named there once more.
for (const report of reports)
  for (const file of report.testResults.filter((each) => each.status === 'failed')) {
    const name = relative(root, file.name);
    const tests = file.assertionResults.filter((test) => test.status === 'failed');
    if (tests.length === 0) say(`  FAILED: ${name}: ${firstLines(file.message)}`);
    for (const test of tests)
      say(
        `  FAILED: ${name} > ${test.fullName} (${Math.round(test.duration ?? 0)} ms): ${firstLines(test.failureMessages.join(' '))}`,
      );
  }
const failures = failed.length > 0 ? Math.max(total('numFailedTests'), 1) : total('numFailedTests');
say(
  `${total('numPassedTests')} passed, ${failures} failed, ${total('numPendingTests') + total('numTodoTests')} skipped`,
);
process.exit(failures === 0 && total('numPassedTests') > 0 ? 0 : 1);
