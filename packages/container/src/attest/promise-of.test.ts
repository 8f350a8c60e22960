import { expect, it } from 'vitest';
import { promisesOf } from '../profile/promises.ts';
import { judge } from './judge.ts';
import type { Observation } from './observation.ts';
import { promiseOf } from './promise-of.ts';

/** Nothing seen: every line of the attestation is there. */
const nothing: Observation = {
  uid: 0,
  gid: 0,
  hostname: '',
  status: {},
  interfaces: [],
  routes: 0,
  connect: null,
  writes: { '/': null, '/tmp': null },
  executes: { '/tmp': null },
  mounts: [],
  memoryBytes: null,
  pids: null,
  cpus: null,
  openFiles: null,
  fileBytes: null,
  calls: { setpriority: null, netlink: null },
  environment: [],
  tools: [],
};

it('knows the promise of every line', () => {
  const plan = {
    mounts: [{ source: '/b', target: '/out', access: 'write' as const, what: 'outputs' }],
    seconds: 60,
    memoryMb: 512,
    environment: [],
  };
  for (const { promise } of judge(promisesOf(plan), nothing, []))
    expect(promiseOf(promise), promise).not.toBeNull();
});

it('knows no promise of another text', () => {
  expect(promiseOf('no networking')).toBeNull();
  expect(promiseOf('')).toBeNull();
});
