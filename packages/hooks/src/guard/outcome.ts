// Tells from the text that the model gets for a call whether the tool ran. Texts of CLI 2.1.330, pinned by an e2e test.
import type { CallResult } from '@agent-harness/contracts';
import { deniedPermission } from './answers.ts';

export const outcomes = [
  'refused',
  'not-granted',
  'unknown-tool',
  'invalid-input',
  'not-run',
  'ran',
] as const;

export type Outcome = (typeof outcomes)[number];

const beginnings: readonly [RegExp, Outcome][] = [
  [new RegExp(`^${deniedPermission}`), 'refused'],
  [/^Claude requested permissions to /, 'not-granted'],
  [/^.{1,400} needs approval\. /s, 'not-granted'],
  [/^<tool_use_error>Error: No such tool available/, 'unknown-tool'],
  [/^<tool_use_error>InputValidationError/, 'invalid-input'],
  [/^<tool_use_error>/, 'not-run'],
];

/**
 * A tool's output can imitate these texts, so they may only excuse a call that was never allowed to run.
 * @param texts of a call's result
 */
export function outcomeOf({ texts, isError }: Pick<CallResult, 'texts' | 'isError'>): Outcome {
  if (!isError || texts.length !== 1) return 'ran';
  const [text = ''] = texts;
  return beginnings.find(([beginning]) => beginning.test(text))?.[1] ?? 'ran';
}
