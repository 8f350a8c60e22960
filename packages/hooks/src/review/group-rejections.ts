// Groups rejections by what the agent tried to do and which rules refused it.
import { type Attempt, nameOf } from './attempt-of.ts';
import type { Rejection } from './rejections.ts';

export interface RejectionGroup {
  tool: string | null;
  attempt: Attempt;
  /** The gravest first. */
  rules: string[];
  layers: string[];
  count: number;
  firstSeen: string;
  lastSeen: string;
  runs: string[];
  sessions: string[];
  /** `skill/stage`, or the stage alone where the log does not name its skill. */
  stages: string[];
  /** True when every one of them asked for the very same. */
  alike: boolean;
  injected: boolean;
  /** Where any of them would have carried a file. */
  carries: string[];
  instead: string | null;
  /** Up to three inputs, shortened. */
  examples: string[];
}

const MAX_EXAMPLES = 3;
const MAX_EXAMPLE = 160;

/** Most frequent first. */
export function groupRejections(rejections: readonly Rejection[]): RejectionGroup[] {
  const groups = new Map<string, Rejection[]>();
  for (const rejection of rejections) {
    const { tool, attempt, rules } = rejection;
    const key = JSON.stringify([tool, attempt.kind, nameOf(attempt), rules.toSorted()]);
    groups.set(key, [...(groups.get(key) ?? []), rejection]);
  }
  return [...groups.values()]
    .map(groupOf)
    .sort((a, b) => b.count - a.count || (a.firstSeen < b.firstSeen ? -1 : 1));
}

function groupOf(members: readonly Rejection[]): RejectionGroup {
  const [first] = members;
  if (!first) throw new TypeError('a group has members');
  const times = members.map(({ at }) => at).sort();
  const distinct = (values: readonly (string | null)[]): string[] =>
    [...new Set(values)].filter((value) => value !== null).sort();
  return {
    tool: first.tool,
    attempt: first.attempt,
    rules: first.rules,
    layers: distinct(members.flatMap(({ layers }) => layers)),
    count: members.length,
    firstSeen: times[0] ?? first.at,
    lastSeen: times.at(-1) ?? first.at,
    runs: distinct(members.map(({ run }) => run)),
    sessions: distinct(members.map(({ session }) => session)),
    stages: distinct(
      members.map(({ skill, stage }) => (skill === null ? stage : `${skill}/${stage ?? '?'}`)),
    ),
    alike: members.every(({ attempt }) => JSON.stringify(attempt) === JSON.stringify(first.attempt)),
    carries: distinct(members.flatMap(({ carries }) => carries)),
    injected: members.some(({ injected }) => injected),
    instead: members.find(({ instead }) => instead !== null)?.instead ?? null,
    examples: distinct(members.map(({ input }) => input.slice(0, MAX_EXAMPLE))).slice(0, MAX_EXAMPLES),
  };
}
