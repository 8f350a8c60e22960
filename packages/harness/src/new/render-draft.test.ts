// What is printed says what comes next where the rule was written.
import type { DraftedRule } from '@agent-harness/hooks';
import { expect, it } from 'vitest';
import { renderDraft } from './render-draft.ts';

const drafted = {
  rule: { id: 'shop.apply' },
  played: [
    { example: 'terraform apply', expected: 'refused', refusedBy: ['shop.apply', 'egress.client'] },
    { example: 'terraform plan', expected: 'allowed', refusedBy: [] },
  ],
} as unknown as DraftedRule;

it.each([
  [true, 'commit it; `harness check --policy` says what it takes from whom'],
  [false, 'run its tests, and say in a changeset what it refuses'],
])('of a level: %s', (level, next) => {
  expect(renderDraft(drafted, 'policy.json', level).split('\n')).toEqual([
    'wrote policy.json',
    '  refused terraform apply  (also by egress.client)',
    '  passes  terraform plan',
    `next: ${next}`,
    '',
  ]);
});
