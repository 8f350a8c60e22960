// Whether a level's own rules may stand beside those above: new ids, the right layer, patterns that cannot stall the guard.
import type { PolicyLevel, Rule } from '@agent-harness/contracts';
import { patternFaults } from '../pattern-faults.ts';
import { FORBID } from './forbid-rules.ts';
import { type Levels, documentsOf } from './level-document.ts';
import type { LevelProblem } from './level-problem.ts';
import { type Fault, MAX_WILDCARDS, wildcardsIn } from './where-faults.ts';

type OwnRule = NonNullable<PolicyLevel['rules']>[number];

const LAYER: Readonly<Record<OwnRule['match']['kind'], Rule['layer']>> = {
  command: 'L1',
  path: 'L2',
  host: 'L3',
  'credential-path': 'L4',
  'credential-text': 'L4',
  injection: 'L5',
  instruction: 'L5',
};

export function checkRules(levels: Levels): LevelProblem[] {
  const above = new Map(levels.rules.map(({ id }) => [id, 'the shipped rules']));
  return documentsOf(levels).flatMap(({ file, document }) => {
    const problems = (document.rules ?? []).flatMap((rule, at) => {
      const faults = [...idFaults(rule, above), ...layerFaults(rule), ...matchFaults(rule, document.level)];
      above.set(rule.id, document.name);
      return faults.map((fault) => ({ ...fault, file, pointer: `/rules/${at}${fault.pointer}` }));
    });
    return [...problems, ...globProblems(file, document)];
  });
}

function idFaults({ id }: OwnRule, above: ReadonlyMap<string, string>): Fault[] {
  const owner = above.get(id) ?? (id.startsWith(FORBID) ? 'what levels forbid' : undefined);
  if (owner === undefined) return [];
  return [
    {
      pointer: '/id',
      what: `the id ${id} belongs to ${owner}, and a rule cannot be replaced`,
      instead: 'give it an id of its own',
    },
  ];
}

function layerFaults({ layer, match }: OwnRule): Fault[] {
  const right = LAYER[match.kind];
  if (layer === right) return [];
  return [
    { pointer: '/layer', what: `${layer} does not look at a ${match.kind}`, instead: `write ${right}` },
  ];
}

function matchFaults({ match }: OwnRule, level: PolicyLevel['level']): Fault[] {
  if (level === 'project' && ['credential-text', 'injection', 'instruction'].includes(match.kind))
    return [
      {
        pointer: '/match',
        what: 'a project may not bring patterns, which could stall the guard',
        instead: 'ask the owner of the baseline to add the rule',
      },
    ];
  return patternFaults(match).map(({ pointer, what }) => ({
    pointer: `/match${pointer}`,
    what: `the pattern is not one: ${what}`,
    instead: 'correct it',
  }));
}

function globProblems(file: string, { rules = [], forbid = {} }: PolicyLevel): LevelProblem[] {
  const places: [pointer: string, glob: string][] = [
    ...rules.flatMap(({ match }, rule) =>
      'globs' in match
        ? match.globs.map((glob, at): [string, string] => [`/rules/${rule}/match/globs/${at}`, glob])
        : [],
    ),
    ...(['read', 'write'] as const).flatMap((access) =>
      (forbid[access] ?? []).map((glob, at): [string, string] => [`/forbid/${access}/${at}`, glob]),
    ),
  ];
  return places
    .filter(([, glob]) => wildcardsIn(glob) > MAX_WILDCARDS || glob.length > 200)
    .map(([pointer, glob]) => ({
      file,
      pointer,
      what: `the pattern ${glob.slice(0, 60)} has more than ${MAX_WILDCARDS} wildcards or 200 characters`,
      instead: 'write several simpler ones',
    }));
}
