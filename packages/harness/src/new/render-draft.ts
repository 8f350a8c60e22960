// What `harness new rule` prints: the file, and what the layer says to each example.
import type { DraftedRule } from '@agent-harness/hooks';

export function renderDraft({ rule, played }: DraftedRule, file: string): string {
  const lines = played.map(({ example, expected, refusedBy }) => {
    const others = refusedBy.filter((id) => id !== rule.id);
    const beside =
      others.length > 0 ? `  (${expected === 'refused' ? 'also ' : 'but '}by ${others.join(', ')})` : '';
    return `  ${expected === 'refused' ? 'refused' : 'passes '} ${example}${beside}`;
  });
  return [`wrote ${file}`, ...lines, 'next: run its tests, and say in a changeset what it refuses', ''].join(
    '\n',
  );
}
