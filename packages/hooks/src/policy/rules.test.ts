// Every rule against its own examples: the refused ones are refused by it, the near misses are not.
import type { Rule, Verdict } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import { LAYERS } from '../decide/decide.ts';
import { normalise } from '../event/normalise.ts';
import { ACROSS_CALLS } from '../session/across-calls.ts';
import { playExample } from '../session/play-example.ts';
import { exampleEvent } from './example-event.ts';
import { loadProfile } from './load-profile.ts';
import { loadRules } from './load-rules.ts';
import { plainContext, readingPolicy } from './reading-policy.fixture.ts';

const rules = loadRules();

const policy = readingPolicy();
/** Rules that only speak where every command is granted. */
const developer = loadProfile('developer', { rules });

function refusalsBy(rule: Rule, example: string): Verdict[] {
  if (Object.hasOwn(ACROSS_CALLS, rule.id))
    return playExample(rule, example, policy).filter((verdict) => verdict.rule === rule.id);
  const event = normalise(exampleEvent(rule, example));
  const tainted = rule.id === 'taint.send';
  return LAYERS[rule.layer](event, rule.id.startsWith('open.') ? developer : policy, {
    ...plainContext,
    tainted,
  }).filter((verdict) => verdict.rule === rule.id && verdict.verdict !== 'allow');
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  it.each(rule.examples.refused)('refuses %j', (example) => {
    const refusals = refusalsBy(rule, example);
    expect(refusals).not.toEqual([]);
    // The log says which words decided.
    expect(refusals.filter(({ words }) => words.every((word) => word === ''))).toEqual([]);
  });
  it.each(rule.examples.allowed)('lets %j pass', (example) => {
    expect(refusalsBy(rule, example)).toEqual([]);
  });
});
