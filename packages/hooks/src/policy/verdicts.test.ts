// How findings become verdicts: one a rule, in the rule's words, or in plain ones where the policy does not carry it.
import { describe, expect, it } from 'vitest';
import { exception } from './levels/levels.fixture.ts';
import { readingPolicy } from './reading-policy.fixture.ts';
import { allowed, rulesOf, verdictsOf } from './verdicts.ts';

const policy = readingPolicy();
const metadata = policy.rules.find(({ id }) => id === 'egress.metadata');
const nine = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
const host = { rule: 'egress.metadata', about: { kind: 'host' as const, host: '169.254.169.254' } };

describe('a layer', () => {
  it('that finds nothing says so', () => {
    const nothing = {
      layer: 'L3',
      verdict: 'allow',
      rule: null,
      reason: 'nothing in the call objects',
      instead: null,
      words: [],
    };
    expect(allowed('L3')).toEqual([nothing]);
    expect(verdictsOf('L3', policy, [], 'deny')).toEqual([nothing]);
  });

  it('says each rule once, in its words, with eight words at most that decided', () => {
    const found = [
      { rule: 'egress.metadata', words: ['a', 'b'] },
      { rule: 'no.such', words: ['x'] },
      { rule: 'egress.metadata', words: nine },
    ];
    expect(verdictsOf('L3', policy, found, 'deny')).toEqual([
      {
        layer: 'L3',
        verdict: 'deny',
        rule: 'egress.metadata',
        reason: metadata?.reason,
        instead: metadata?.instead,
        words: nine.slice(0, 8),
      },
      {
        layer: 'L3',
        verdict: 'deny',
        rule: 'no.such',
        reason: 'it breaks the rule no.such',
        instead: null,
        words: ['x'],
      },
    ]);
    expect(metadata?.reason).toEqual(expect.any(String));
  });

  it('has words of its own for what no example could show', () => {
    expect(verdictsOf('L5', policy, [{ rule: 'injection.many', words: [] }], 'flag')).toMatchObject([
      { verdict: 'flag', reason: expect.stringContaining('256'), instead: 'handle the part that is needed' },
    ]);
  });

  it('lets pass what an exception names, and says which one', () => {
    const open = {
      ...policy,
      exceptions: [
        exception({ rule: 'egress.metadata', where: { kind: 'host', hosts: ['169.254.169.254'] } }),
      ],
    };
    const passing = {
      layer: 'L3',
      verdict: 'allow',
      rule: 'egress.metadata',
      reason: 'the exception mirror of security lets it pass until 2026-12-31',
      instead: null,
      words: nine.slice(0, 8),
    };
    expect(verdictsOf('L3', open, [{ ...host, words: nine }], 'deny')).toEqual([passing]);
    const other = { rule: 'egress.metadata', words: ['x'] };
    expect(verdictsOf('L3', open, [{ ...host, words: nine }, other], 'deny')).toEqual([
      expect.objectContaining({ verdict: 'deny', words: ['x'] }),
      passing,
    ]);
  });
});

it('sorts the rules of a policy by layer and kind', () => {
  const hosts = rulesOf(policy, 'L4', 'credential-path');
  expect(hosts.length).toBeGreaterThan(0);
  expect(hosts).toEqual(
    policy.rules.filter(({ layer, match }) => layer === 'L4' && match.kind === 'credential-path'),
  );
  expect(rulesOf(policy, 'L3', 'credential-path')).toEqual([]);
});
