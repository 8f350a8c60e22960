// One command: its end, its limits, and nothing of its group left behind.
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

const LIMITS = { seconds: 30, mostBytes: 1 << 20 };
const environment = { PATH: process.env['PATH'] ?? '' };
const run = (argv: readonly string[], limits = LIMITS) => runCommand(argv, tmpdir(), environment, limits);
const script = (code: string, limits = LIMITS) => run([process.execPath, '-e', code], limits);
/** Where nobody reaps, what has ended stays as a zombie. */
const hasEnded = (pid: number) =>
  /^(Z.*)?$/.test(spawnSync('ps', ['-o', 'stat=', '-p', `${pid}`], { encoding: 'utf8' }).stdout.trim());

it('gives the exit code and what was printed on both streams', async () => {
  const ran = await script("console.log('a'); console.error('b'); process.exitCode = 7");
  expect(ran).toMatchObject({ end: 'exit', code: 7 });
  expect(ran.tail.split('\n').sort()).toEqual(['', 'a', 'b']);
});

it('gives a signal as a shell does', async () => {
  expect(await script("process.kill(process.pid, 'SIGTERM')")).toMatchObject({ end: 'exit', code: 143 });
});

it.each([
  ['is not there', '/nowhere/program', 'ENOENT'],
  ['may not be executed', import.meta.filename, 'EACCES'],
])('says that a program %s', async (_name, program, code) => {
  expect(await run([program])).toEqual({ end: 'not-started', code: 0, tail: code });
});

it('stops what does not end', async () => {
  expect(await script('setInterval(() => {}, 1000)', { ...LIMITS, seconds: 1 })).toMatchObject({
    end: 'time',
  });
});

it('stops what prints 100 MB, and keeps the last of it', async () => {
  const ran = await script("const mb = 'x'.repeat(1 << 20); for (let i = 0; i < 100; i++) console.log(mb)");
  expect(ran.end).toBe('output');
  expect(ran.tail.length).toBeLessThanOrEqual(1 << 16);
});

it('ends a child that the command leaves running in its group, though it holds the output open', async () => {
  const ran = await script(
    "const c = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' }); console.log(c.pid); c.unref(); process.exit(0)",
  );
  expect(ran).toMatchObject({ end: 'exit', code: 0 });
  const pid = Number(ran.tail.trim());
  expect(pid).toBeGreaterThan(1);
  await expect.poll(() => hasEnded(pid)).toBe(true);
});

it('hands on its own environment and closed input, and nothing else', async () => {
  const ran = await script(
    "process.stdin.on('data', () => {}).on('end', () => console.log(JSON.stringify(Object.keys(process.env))))",
  );
  expect(JSON.parse(ran.tail)).toEqual(['PATH']);
});
