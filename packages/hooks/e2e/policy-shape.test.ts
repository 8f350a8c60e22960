// The policy's schema as code, as it ships in the one-shot hook: it accepts nothing that the checker of the contracts refuses.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Policy, parse } from '@agent-harness/contracts';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readScript, runScript } from '../src/oneshot/part.ts';
import { loadProfile, profileNames } from '../src/policy/load-profile.ts';

const folder = join(import.meta.dirname, '../dist/hook.js');
const part = runScript(readScript(folder, 'policy-shape').script, createRequire(import.meta.url));
const isPolicy = part['isPolicy'] as (value: unknown) => boolean;

/** One rule of each layer and kind, one exception of each kind, and two of whatever else is listed. */
const small: Policy = (() => {
  const policy = loadProfile('developer', { project: '/p' });
  const kinds = new Map(policy.rules.map((rule) => [`${rule.layer} ${rule.match.kind}`, rule]));
  const about = { owner: 'security', reason: 'a test', expires: '2027-01-31', for: ['release/publish'] };
  const places = [
    { kind: 'command' as const, name: 'git', words: ['push'] },
    { kind: 'path' as const, globs: ['/p/**'], access: ['read' as const] },
    { kind: 'host' as const, hosts: ['example.com'] },
  ];
  const exceptions = places.map((where, at) => ({ id: `e${at}`, rule: 'git.writes', where, ...about }));
  const rules = [...kinds.values()].map(short);
  return { ...policy, space: short(policy.space), rules, exceptions };
})();

function short<Value>(value: Value): Value {
  const two = (_: string, inner: unknown): unknown => (Array.isArray(inner) ? inner.slice(0, 2) : inner);
  return JSON.parse(JSON.stringify(value, two)) as Value;
}

type Place = readonly (string | number)[];

function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, key]))];
}

/** The same document with one value changed; `undefined` removes it. */
function changed(value: unknown, [key, ...rest]: Place, to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value))
    return value.flatMap((inner, index) => {
      if (String(index) !== String(key)) return [inner];
      const made = changed(inner, rest, to);
      return made === undefined ? [] : [made];
    });
  const made = changed((value as Record<string, unknown>)[key], rest, to);
  const others = Object.entries(value as object).filter(([name]) => name !== String(key));
  return Object.fromEntries(made === undefined ? others : [...others, [String(key), made]]);
}

const isAccepted = (value: unknown): boolean => {
  try {
    parse('policy', value, 'test');
    return true;
  } catch {
    return false;
  }
};

it('accepts every profile as it ships', () => {
  expect(isAccepted(small)).toBe(true);
  expect(isPolicy(small)).toBe(true);
  for (const name of profileNames()) expect(isPolicy(loadProfile(name, { project: '/p' })), name).toBe(true);
});

it('says the same as the contract about a value at the edge of what a field may hold, in every field', () => {
  const edges = [undefined, null, '', '/', 'x', 0, 1, 1.5, 10_001, 2 ** 53, 1e300, true, [], {}, ['x'], [1]];
  const refused = { not: 0, yes: 0 };
  for (const place of placesIn(small))
    for (const to of edges) {
      const value = changed(small, place, to);
      const accepted = isAccepted(value);
      refused[accepted ? 'not' : 'yes'] += 1;
      expect(isPolicy(value), `${place.join('/')} = ${JSON.stringify(to)}`).toBe(accepted);
    }
  expect(Math.min(refused.not, refused.yes)).toBeGreaterThan(100);
});

it('says the same as the contract about any value in any field', () => {
  fc.assert(
    fc.property(fc.constantFrom(...placesIn(small)), fc.jsonValue(), (place, to) => {
      const value = changed(small, place, to);
      expect(isPolicy(value)).toBe(isAccepted(value));
    }),
    { numRuns: 500 },
  );
});

it('says the same as the contract about a field that is added, whatever its name', () => {
  for (const place of placesIn(small)) {
    const target = place.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], small);
    if (typeof target !== 'object' || target === null || Array.isArray(target)) continue;
    for (const name of ['extra', '__proto__', 'constructor', 'toString']) {
      // As JSON.parse makes it: `__proto__` is a field like any other.
      const more: unknown = Object.fromEntries([...Object.entries(target), [name, 'x']]);
      const value = changed(small, place, more);
      expect(isPolicy(value), `${place.join('/')} ${name}`).toBe(isAccepted(value));
    }
  }
});
