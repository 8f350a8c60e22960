// Every rule against its own examples: the refused ones are refused by it, the near misses are not.
import { posix } from 'node:path';
import type { CommandGrant, Policy, Rule } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import { LAYERS } from '../decide/decide.ts';
import { normalise } from '../event/normalise.ts';
import { composePolicy } from './compose-policy.ts';
import { exampleEvent } from './example-event.ts';
import { loadRules } from './load-rules.ts';

const rules = loadRules();

/** What a documentation stage is given; L1's own examples are played against it. */
const reading: CommandGrant[] = [
  ...'awk cat cd date diff du echo env fd fetcher find grep head id jq ls npm_proxy printf pwd rg sed sort stat tail tee test tree true uname uniq wc which xargs'
    .split(' ')
    .map((name) => ({ name, why: 'the examples use it' })),
  {
    name: 'git',
    why: 'the examples read history',
    subcommands: 'log show diff grep branch tag archive status ls-files stash reflog remote blame'.split(' '),
  },
];
const policy: Policy = composePolicy({
  name: 'examples',
  tools: ['Bash', 'Read', 'Write', 'Edit', 'Glob', 'Grep'],
  commands: reading,
  read: ['/workspace'],
  write: ['/out'],
  hosts: [],
});
const context = {
  resolve: (path: string) => (path.length > 4096 ? { problem: 'too long' } : { real: posix.normalize(path) }),
  now: () => 0,
};

function fired(rule: Rule, example: string): boolean {
  const event = normalise(exampleEvent(rule, example));
  const tainted = rule.id === 'taint.send';
  return LAYERS[rule.layer](event, policy, { ...context, tainted }).some(
    (verdict) => verdict.rule === rule.id && verdict.verdict !== 'allow',
  );
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  it.each(rule.examples.refused)('refuses %j', (example) => {
    expect(fired(rule, example)).toBe(true);
  });
  it.each(rule.examples.allowed)('lets %j pass', (example) => {
    expect(fired(rule, example)).toBe(false);
  });
});
