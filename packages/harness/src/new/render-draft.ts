// What `harness new rule` prints: the file, and what the layer says to each example.
import type { DraftedRule } from '@agent-harness/hooks';

/** @param level whether the file is a level's document, which has neither tests nor changesets */
export function renderDraft({ rule, played }: DraftedRule, file: string, level: boolean): string {
  const lines = played.map(({ example, expected, refusedBy }) => {
    const others = refusedBy.filter((id) => id !== rule.id);
    const beside =
      others.length > 0 ? `  (${expected === 'refused' ? 'also ' : 'but '}by ${others.join(', ')})` : '';
    return `  ${expected === 'refused' ? 'refused' : 'passes '} ${example}${beside}`;
  });
  const next = level
    ? 'commit it; `harness check --policy` says what it takes from whom'
    : 'run its tests, and say in a changeset what it refuses';
  return [`wrote ${file}`, ...lines, `next: ${next}`, ''].join('\n');
}
