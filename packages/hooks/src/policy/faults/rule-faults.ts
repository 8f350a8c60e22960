// Rules that do not do what their examples say, or never come to decide.
import type { Policy, Rule } from '@agent-harness/contracts';
import { type Levels, documentsOf } from '../levels/level-document.ts';
import { playExample } from './play-example.ts';
import type { PolicyFault } from './policy-faults.ts';
import { widePolicy } from './wide-policy.ts';

export interface PlacedRule {
  rule: Rule;
  file: string;
  pointer: string;
}

export function ruleFaults(levels: Levels, policies: readonly Policy[]): PolicyFault[] {
  return placedRules(levels).flatMap((placed) => faultsOfRule(placed, policies));
}

/** Shipped rules by their file; a level's own by their place in its document. What is forbidden has no words of its own. */
function placedRules(levels: Levels): PlacedRule[] {
  const shipped = levels.rules.map((rule) => ({
    rule,
    file: `rules/${rule.layer}/${rule.id}.json`,
    pointer: '',
  }));
  const own = documentsOf(levels).flatMap(({ file, document }) =>
    (document.rules ?? []).map((rule, at) => ({ rule, file, pointer: `/rules/${at}` })),
  );
  return [...shipped, ...own];
}

/** A policy must be given: examples are played in each, and where all that they ask for is granted. */
export function faultsOfRule(
  { rule, file, pointer }: PlacedRule,
  policies: readonly Policy[],
): PolicyFault[] {
  const [first] = policies;
  if (!first) return [];
  const asked = rule.examples.refused.map((example) => ({
    inSpaces: policies.map((policy) => playExample(rule, example, policy)),
    wide: playExample(rule, example, widePolicy(rule, example, first)),
  }));
  const played = asked.flatMap(({ inSpaces, wide }) => [...inSpaces, wide]);
  const at = { file, pointer };
  const silent = asked.findIndex(
    ({ inSpaces, wide }) => ![...inSpaces, wide].some((ids) => ids.includes(rule.id)),
  );
  const example = exampleFaults(rule, at, silent, policies);
  if (example.length > 0) return example;
  if (!played.some((ids) => ids[0] === rule.id)) return [shadowed(rule, at, played)];
  const decides = asked.some(({ inSpaces }) => inSpaces.some((ids) => ids[0] === rule.id));
  return decides
    ? []
    : [
        idle(
          rule,
          at,
          asked.flatMap(({ inSpaces }) => inSpaces),
        ),
      ];
}

type Place = Pick<PolicyFault, 'file' | 'pointer'>;

function exampleFaults(
  rule: Rule,
  { file, pointer }: Place,
  silent: number,
  policies: readonly Policy[],
): PolicyFault[] {
  const refusedWrongly = rule.examples.allowed.findIndex((example) => {
    const refuses = (policy: Policy): boolean => playExample(rule, example, policy).includes(rule.id);
    // A builtin rule refuses what a space does not grant: its near miss needs one space that does.
    return rule.match.kind === 'builtin' ? policies.every(refuses) : policies.some(refuses);
  });
  const fault = (kind: 'refused' | 'allowed', at: number, what: string): PolicyFault[] =>
    at < 0
      ? []
      : [
          {
            kind: 'example',
            serious: true,
            file,
            pointer: `${pointer}/examples/${kind}/${at}`,
            what: `the rule ${rule.id} ${what}`,
            instead: 'correct the match or the example; `harness explain` shows how it is read',
          },
        ];
  return [
    ...fault('refused', silent, 'does not refuse its own example'),
    ...fault('allowed', refusedWrongly, 'refuses its own near miss'),
  ];
}

function shadowed({ id }: Rule, place: Place, played: readonly string[][]): PolicyFault {
  return {
    kind: 'shadowed',
    serious: true,
    ...place,
    what: `${id} never decides: ${firstOf(played)} always refuses its examples first`,
    instead: 'remove it, or narrow the other one',
  };
}

function idle({ id }: Rule, place: Place, inSpaces: readonly string[][]): PolicyFault {
  return {
    kind: 'idle',
    serious: false,
    ...place,
    what: `no problem space lets ${id} decide: ${firstOf(inSpaces)} refuses its examples first`,
    instead: 'keep it for a space to come, or remove it',
  };
}

const firstOf = (played: readonly string[][]): string =>
  [...new Set(played.flatMap((ids) => ids.slice(0, 1)))].join(' or ');
