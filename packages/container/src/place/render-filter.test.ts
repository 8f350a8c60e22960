import { expect, it } from 'vitest';
import { readSyscalls, seccompProfile } from '../profile/seccomp-profile.ts';
import { renderFilter } from './render-filter.ts';

const syscalls = readSyscalls();
const text = renderFilter(syscalls);

it('has the calls of the engines’ profile, and refuses what follows', () => {
  const names = new Set(seccompProfile(syscalls).syscalls.flatMap((rule) => rule.names));
  const rendered = [...text.matchAll(/^#ifdef __NR_(\w+)$/gm)].map((match) => match[1]);
  expect(new Set(rendered)).toEqual(names);
  expect(rendered).toHaveLength(names.size);
  expect(text.trimEnd().split('\n').at(-1)).toBe('FAIL(1),');
});

it('skips exactly the steps of a rule that is not for the call', () => {
  for (const [, skip = '', steps = ''] of text.matchAll(/^UNLESS\(__NR_\w+, (\d+)\), (.*),$/gm))
    expect(steps.match(/[A-Z]+(?:\([^)]*\))?(?=, |$)/g)).toHaveLength(Number(skip));
});

it('compares an argument under its mask, and fails with its own error', () => {
  const where = [
    { name: 'a', why: '', argument: 0, mask: 6, equals: [0] },
    { name: 'b', why: '', argument: 1, equals: [1, 2], otherwise: 'EAFNOSUPPORT' as const },
  ];
  const given = { what: '', groups: [], where, absent: { why: '', names: ['c'] }, refused: [] };
  expect(renderFilter(given).split('\n')).toEqual([
    '#ifdef __NR_a',
    'UNLESS(__NR_a, 5), LOAD(16), AND(6u), UNLESS(0u, 1), ALLOW, FAIL(1),',
    '#endif',
    '#ifdef __NR_b',
    'UNLESS(__NR_b, 6), LOAD(24), UNLESS(1u, 1), ALLOW, UNLESS(2u, 1), ALLOW, FAIL(97),',
    '#endif',
    '#ifdef __NR_c',
    'UNLESS(__NR_c, 1), FAIL(38),',
    '#endif',
    'FAIL(1),',
    '',
  ]);
});
