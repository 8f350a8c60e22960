// What the log says when a session opens: all that its policy grants.
import { expect, it } from 'vitest';
import { sessionOf } from '../session/session.fixture.ts';
import { grantLines, openingFacts, policyDigest } from './opening-facts.ts';

const mounts = [
  { target: '/workspace', source: '/a' },
  { target: '/repo', source: '/b', untrusted: true },
];
const commands = [
  { name: 'jq', why: 'reads' },
  { name: 'git', why: 'history', subcommands: ['log', 'show'] },
];

it('names the policy, its grants and the mounts, and which of those others write', () => {
  const space = { tools: ['Bash'], commands, read: ['/workspace'], write: ['/out'], hosts: ['a.example'] };
  const session = sessionOf({ liveness: true, mounts, space });
  expect(openingFacts(session)).toEqual({
    opened: true,
    liveness: true,
    policy: 'test',
    policyDigest: policyDigest(session.policy),
    rules: 0,
    mounts: ['/workspace', '/repo'],
    untrusted: ['/repo'],
    tools: ['Bash'],
    commands: ['jq', 'git log', 'git show'],
    read: ['/workspace'],
    write: ['/out'],
    hosts: ['a.example'],
  });
  expect(commands.map(grantLines)).toEqual([['jq'], ['git log', 'git show']]);
});

it('knows a policy by all that it says, in whatever order its keys come', () => {
  const { policy } = sessionOf();
  const turned = Object.fromEntries(Object.entries(policy).toReversed()) as typeof policy;
  expect(policyDigest(policy)).toMatch(/^sha256:[0-9a-f]{64}$/u);
  expect(policyDigest(policy)).toBe(policyDigest(policy));
  expect(policyDigest(turned)).toBe(policyDigest(policy));
  expect(policyDigest({ ...policy, name: 'other' })).not.toBe(policyDigest(policy));
});
