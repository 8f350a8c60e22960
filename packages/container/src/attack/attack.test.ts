import { expect, it } from 'vitest';
import { readSyscalls } from '../profile/seccomp-profile.ts';
import { readAttacks } from './attack.ts';
import { takeDown } from './walls.ts';

const attacks = readAttacks();

it('names each attack once, with what it would give', () => {
  expect(new Set(attacks.map(({ id }) => id)).size).toBe(attacks.length);
  for (const { id, what } of attacks) {
    expect(id).toMatch(/^[a-z0-9-]+$/);
    expect(what).toMatch(/\w+ \w+/);
  }
});

it('has a control for each attack, or says why none is shown', () => {
  for (const { id, control } of attacks) {
    if (Array.isArray(control)) expect(control.length, id).toBeGreaterThan(0);
    else expect(control.notShown, id).toMatch(/\w+ \w+ \w+/);
  }
});

it('takes down a wall that is there: each one changes the arguments, but for the harness’s own', () => {
  const args = [
    '--network=none',
    '--read-only',
    '--user=1:1',
    '--cap-drop=ALL',
    '--security-opt=no-new-privileges',
    '--security-opt=seccomp=/p',
    '--memory=1m',
    '--pids-limit=2',
    '--ulimit=fsize=1:1',
    '--tmpfs=/tmp:noexec,size=2m',
    '--volume=/r:/workspace:ro,noexec',
    '--volume=/d:/run/harness:ro,noexec',
    '--volume=/o:/out:rw,noexec',
    'image',
  ];
  const walls = new Set(attacks.flatMap(({ control }) => (Array.isArray(control) ? control : [])));
  for (const wall of walls) {
    const left = takeDown([wall], args);
    if (wall === 'disk watch' || wall === 'time') expect(left).toEqual(args);
    else expect(left, wall).not.toEqual(args);
    expect(left.at(-1)).toBe('image');
  }
});

it('tries each kind of call that the profile refuses', () => {
  const tried = new Set(attacks.map(({ try: one }) => (one.kind === 'system call' ? one.name : '')));
  for (const { why, names } of readSyscalls().refused)
    expect(
      names.some((name) => tried.has(name)),
      why,
    ).toBe(true);
});
