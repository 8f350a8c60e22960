// Puts the shipped rules, the organisation's baseline, one problem space and a project's tightening together into a policy.
import { type Policy, parse } from '@agent-harness/contracts';
import { requireListed } from './is-open.ts';
import { checkExceptions } from './levels/check-exceptions.ts';
import { checkRules } from './levels/check-rules.ts';
import { type Levels, documentsOf, sourceOf } from './levels/level-document.ts';
import { LevelError, type LevelProblem } from './levels/level-problem.ts';
import { levelRules } from './levels/level-rules.ts';
import { lowerLimits } from './levels/lower-limits.ts';
import { narrowSpace } from './levels/narrow-space.ts';
import { loadBaseline } from './levels/read-level.ts';
import { loadRules } from './load-rules.ts';
import { type ProblemSpace, policyDocument } from './policy-document.ts';

/**
 * What nobody watches: everything is listed.
 * @param space what the stage may use; everything else is refused
 * @param levels the shipped rules and baseline, no tightening and today unless given
 * @throws LevelError with every problem of the levels; ContractError when the problem space is not one;
 *   HarnessError `policy.open` when it grants `*`
 */
export function composePolicy(space: ProblemSpace, levels: Partial<Levels> = {}): Policy {
  return requireListed(composeLevels(space, completeLevels(levels)));
}

/** The same for a person who watches: the space may grant `*`, and a refusal may ask. */
export function composeLevels(space: ProblemSpace, levels: Levels, ask: Policy['ask'] = undefined): Policy {
  const { limits } = lowerLimits(requireLevels(levels));
  const documents = documentsOf(levels);
  const rules = [...levels.rules, ...documents.flatMap(levelRules)];
  const policy: Policy = {
    ...policyDocument(narrowSpace(space, levels), rules),
    limits,
    exceptions: (levels.baseline.document.exceptions ?? []).filter((exception) =>
      holdsFor(exception.for, space.name),
    ),
    levels: documents.map(sourceOf),
    ...(ask === undefined ? {} : { ask }),
  };
  return parse('policy', policy, `the policy of ${space.name}`);
}

/** Levels that fit together, whatever the problem space. @throws LevelError with every problem */
export function requireLevels(levels: Levels): Levels {
  const problems = [
    ...placeProblems(levels),
    ...checkRules(levels),
    ...lowerLimits(levels).problems,
    ...checkExceptions(levels),
  ];
  if (problems.length > 0) throw new LevelError(problems);
  return levels;
}

export function completeLevels({
  rules = loadRules(),
  baseline = loadBaseline(),
  tightenings = [],
  now = new Date(),
}: Partial<Levels>): Levels {
  return { rules, baseline, tightenings, now };
}

/** @param scopes skills, stages or profiles */
export function holdsFor(scopes: readonly string[], name: string): boolean {
  return scopes.some((scope) => name === scope || name.startsWith(`${scope}/`));
}

/** One organisation above, projects below, each under its own name. */
function placeProblems(levels: Levels): LevelProblem[] {
  const documents = documentsOf(levels);
  return documents.flatMap(({ file, document: { level, name } }, at) => {
    const expected = at === 0 ? 'organisation' : 'project';
    const first = documents.findIndex(({ document }) => document.name === name);
    return [
      ...(level === expected
        ? []
        : [
            {
              file,
              pointer: '/level',
              what: `a document of level ${level} stands where only the level ${expected} may`,
              instead: `write "level": "${expected}"`,
            },
          ]),
      ...(first === at
        ? []
        : [
            {
              file,
              pointer: '/name',
              what: `the name ${name} is taken by ${documents[first]?.file}`,
              instead: 'give it its own',
            },
          ]),
    ];
  });
}
