// Plays a rule's example against a policy and tells which rules of its layer refuse it, in order.
import type { Policy, Rule } from '@agent-harness/contracts';
import { posix } from 'node:path';
import type { DecideContext } from '../../decide/context.ts';
import { LAYERS } from '../../decide/decide.ts';
import { normalise } from '../../event/normalise.ts';
import { ACROSS_CALLS } from '../../session/across-calls.ts';
import { playExample as playSteps } from '../../session/play-example.ts';
import { exampleEvent } from '../example-event.ts';

/** Takes every path for what it says, and time for standing still. */
export const PLAIN: DecideContext = {
  resolve: (path) => (path.includes('\0') ? { problem: 'NUL' } : { real: posix.normalize(path) }),
  tainted: false,
  now: () => 0,
};

/** @returns ids of the rules that object, in the order in which the layer found them */
export function playExample(rule: Rule, example: string, policy: Policy): string[] {
  if (Object.hasOwn(ACROSS_CALLS, rule.id))
    return playSteps(rule, example, policy).flatMap(({ rule: id }) => id ?? []);
  const context = { ...PLAIN, tainted: rule.id.startsWith('taint.') };
  return LAYERS[rule.layer](normalise(exampleEvent(rule, example)), policy, context).flatMap(
    ({ verdict, rule: id }) => (verdict === 'allow' || id === null ? [] : [id]),
  );
}
