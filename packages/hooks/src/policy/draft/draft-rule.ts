// Drafts a rule from what its author says: complete, tried on its own examples, or refused with what to write instead.
import { HarnessError, type Rule } from '@agent-harness/contracts';
import { composeLevels } from '../compose-policy.ts';
import { playExample } from '../faults/play-example.ts';
import { faultsOfRule } from '../faults/rule-faults.ts';
import { checkRules } from '../levels/check-rules.ts';
import { type Levels, documentsOf } from '../levels/level-document.ts';
import type { ProblemSpace } from '../policy-document.ts';
import { missingParts } from './missing-parts.ts';

/** A rule as far as its author wrote it. */
export interface RuleDraft {
  id: string;
  layer: string;
  title: string | null;
  severity: Rule['severity'];
  reason: string | null;
  instead: string | null;
  references: string[];
  match: Rule['match'] | null;
  examples: Rule['examples'];
}

export interface DraftedRule {
  rule: Rule;
  /** Every example, and which rules of the layer refuse it in the first of the spaces. */
  played: { example: string; expected: 'allowed' | 'refused'; refusedBy: string[] }[];
}

/** Where the rule will stand. */
export interface RulePlace {
  levels: Levels;
  /** The level document that gets it; null for the shipped rules. */
  into: string | null;
  /** Of the profiles and stages in which its examples are tried. */
  spaces: readonly ProblemSpace[];
}

/** @throws HarnessError `rule.draft` with everything that is missing or does not hold; LevelError for levels that are none */
export function draftRule(draft: RuleDraft, { levels, into, spaces }: RulePlace): DraftedRule {
  const missing = missingParts(draft);
  if (missing.length > 0) throw refused(draft.id, missing);
  const rule = completed(draft);
  const taken = levels.rules.some(({ id }) => id === rule.id);
  if (taken) throw refused(rule.id, [`the id is taken by rules/…/${rule.id}.json; choose another`]);
  const changed = placedIn(levels, rule, into);
  const misplaced = checkRules(changed)
    .filter(({ file }) => file === (into ?? levels.baseline.file))
    .map(({ what, instead }) => `${what}; ${instead}`);
  if (misplaced.length > 0) throw refused(rule.id, misplaced);
  const policies = spaces.map((space) =>
    composeLevels(space, into === null ? { ...levels, rules: [...levels.rules, rule] } : changed),
  );
  const faults = faultsOfRule({ rule, file: rule.id, pointer: '' }, policies).filter(
    ({ serious }) => serious,
  );
  if (faults.length > 0)
    throw refused(
      rule.id,
      faults.map(
        ({ pointer, what, instead }) => `${what} ${JSON.stringify(at(rule, pointer) ?? '')}; ${instead}`,
      ),
    );
  const [policy] = policies;
  const played = (['refused', 'allowed'] as const).flatMap((expected) =>
    rule.examples[expected].map((example) => ({
      example,
      expected,
      refusedBy: policy ? playExample(rule, example, policy) : [],
    })),
  );
  return { rule, played };
}

function completed({ title, ...draft }: RuleDraft): Rule {
  const { id, layer, severity, reason, instead, references, match, examples } = draft as Omit<Rule, 'title'>;
  return { id, layer, title: title ?? reason, severity, reason, instead, references, match, examples };
}

/** For its checks, a shipped rule is tried as one of the organisation's: both meet the same demands. */
function placedIn(levels: Levels, rule: Rule, into: string | null): Levels {
  const file = into ?? levels.baseline.file;
  const [baseline = levels.baseline, ...tightenings] = documentsOf(levels).map((level) =>
    level.file === file
      ? {
          file,
          document: {
            ...level.document,
            rules: [
              ...(level.document.rules ?? []),
              rule as NonNullable<typeof level.document.rules>[number],
            ],
          },
        }
      : level,
  );
  return { ...levels, baseline, tightenings };
}

function at(rule: Rule, pointer: string): string | undefined {
  const [, , kind, index] = pointer.split('/');
  return kind === 'refused' || kind === 'allowed' ? rule.examples[kind][Number(index)] : undefined;
}

function refused(id: string, lines: readonly string[]): HarnessError {
  return new HarnessError(
    'rule.draft',
    `the rule ${id} is not written:\n${lines.map((line) => `  ${line}`).join('\n')}`,
    'correct the command line; nothing was changed',
  );
}
