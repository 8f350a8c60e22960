import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { type CellPlan, promisesOf } from '../profile/promises.ts';
import { placeArguments, placeScript } from './place-arguments.ts';

const plan: CellPlan = {
  mounts: [
    { source: "/srv/a 'b'; touch x", target: '/workspace', access: 'read', what: 'repository' },
    { source: '/srv/out', target: '/out', access: 'write', what: 'outputs' },
  ],
  seconds: 60,
  memoryMb: 512,
  environment: [],
};
const given = { root: '/tmp/$(x) root', confine: '/tmp/confine', promises: promisesOf(plan), plan };
const script = placeScript(given);

it('is one shell script that parses, with every path as one word', () => {
  expect(() => execFileSync('sh', ['-n'], { input: script })).not.toThrow();
  const words = execFileSync(
    'bash',
    [
      '-c',
      `mount() { printf '%s\\n' "\${@: -2:1}"; }; ${script.split('\n').find((line) => line.includes('srv/a'))}`,
    ],
    { encoding: 'utf8' },
  );
  expect(words).toBe("/srv/a 'b'; touch x\n");
});

it('mounts nothing that can be executed, and only the outputs for writing', () => {
  expect(script).toContain("remount,bind,ro,nosuid,nodev,noexec '/tmp/$(x) root/workspace'");
  expect(script).toContain("remount,bind,rw,nosuid,nodev,noexec '/tmp/$(x) root/out'");
  expect(script.match(/remount,bind,rw/g)).toHaveLength(1);
});

it('closes the root last, then gives up every privilege', () => {
  const [closed, , last] = script.split('\n').slice(-3);
  expect(closed).toBe("mount -o remount,bind,ro,nosuid,nodev '/tmp/$(x) root'");
  expect(last).toMatch(/^exec '\/tmp\/confine' .* 10001 10001 4096 256 268435456 /);
});

it('shares no name space with the job', () => {
  expect(placeArguments(given)).toEqual(
    expect.arrayContaining(['--mount', '--net', '--pid', '--ipc', '--uts', '--kill-child']),
  );
});
