// The state of one reading of a program: what was found so far, and what the walk knows where it stands.
import type { Command, Program } from '@agent-harness/contracts';
import type { ParsedScript } from 'unbash';
import type { Budget } from './budget.ts';
import type { Feed } from './feed.ts';
import type { ListedNames } from './listed-names.ts';
import { keptFeeds } from './given-names.ts';
import { numberVariables } from './line-picks.ts';
import { listedVariables } from './listed-values.ts';
import { ANY_NAME, untrackedNames } from './untracked-names.ts';

/** The home of the agent's user in the container. */
export const HOME = '/home/agent';

/** What a variable holds; an array its elements, and under `@` the arguments. */
export type Value = string | readonly string[];

/** Values of variables at this point, null where one is not certain. */
export type Scope = ReadonlyMap<string, Value | null>;

export interface Reading {
  readonly script: ParsedScript;
  readonly commands: Command[];
  readonly problems: Program['problems'];
  readonly maxCommands: number;
  /** Everything that could take long pays here. */
  readonly budget: Budget;
  /** Names whose value this reader does not follow, anywhere in the program. */
  readonly untracked: ReadonlySet<string>;
  /** Variables that hold names which a listing command printed. */
  readonly listed: ListedNames;
  /** Variables that hold nothing but numbers. */
  readonly numbers: ReadonlySet<string>;
  /** False in a program inside the program, which is given arguments of its own. */
  readonly outer: boolean;
}

/** Where the walk stands. */
export interface Place {
  scope: Map<string, Value | null>;
  via: readonly string[];
  depth: number;
  /** What feeds standard input: names that a listing command printed, or null for anything else. */
  feed: Feed;
  /** The text that feeds it, where an `echo` or `printf` alone does. */
  spelled: string | null;
  /** Commands left of this one in its pipeline, by name; null where none is known. */
  feeders: readonly (string | null)[];
  /** Inside a loop that may never end. */
  endless: boolean;
}

export function newReading(script: ParsedScript, maxCommands: number, budget: Budget): Reading {
  return {
    script,
    commands: [],
    problems: [],
    maxCommands,
    budget,
    untracked: untrackedNames(script),
    listed: listedVariables(script),
    numbers: numberVariables(script),
    outer: true,
  };
}

/**
 * A program inside the program, such as a `sh -c` script: its own variables, the same findings.
 * @param given which of its arguments are names that were found
 */
export function nested(reading: Reading, script: ParsedScript, given: ListedNames): Reading {
  return {
    ...reading,
    script,
    untracked: new Set([...untrackedNames(script), ...reading.untracked]),
    listed: listedVariables(script, keptFeeds(script, given)),
    // What is around it may have set any of them.
    numbers: new Set(),
    outer: false,
  };
}

/** A copy of the place whose assignments stay inside: a subshell, a branch that may not run. */
export function inside(place: Place, via?: string): Place {
  return { ...place, scope: new Map(place.scope), via: via === undefined ? place.via : [...place.via, via] };
}

/** The certain value of a variable here, or null. */
export function valueOf(reading: Reading, scope: Scope, name: string): string | null {
  const held = heldIn(reading, scope, name);
  if (held === null || typeof held === 'string') return held;
  if (/^\d/u.test(name)) return held[Number(name) - 1] ?? '';
  // All arguments in one text have a separator between them; of an array it is the first element.
  return (name === '@' || name === '*') && held.length > 1 ? null : (held[0] ?? '');
}

/** The certain elements of an array here, or the arguments (`@`); null where they are not certain. */
export function elementsOf(reading: Reading, scope: Scope, name: string): readonly string[] | null {
  const held = heldIn(reading, scope, name);
  return typeof held === 'string' ? [held] : held;
}

function heldIn({ untracked, outer }: Reading, scope: Scope, name: string): Value | null {
  if (untracked.has(ANY_NAME)) return null;
  if (!/^[1-9@*]$/u.test(name)) return untracked.has(name) ? null : (scope.get(name) ?? null);
  if (untracked.has('1')) return null;
  // Claude Code gives a program no arguments; `set`, a function or an inner program might.
  return scope.get('@') ?? (outer && !untracked.has('@') ? [] : null);
}

export function outermost(): Place {
  const scope = new Map<string, Value | null>([['HOME', HOME]]);
  return { scope, via: [], depth: 0, feed: null, spelled: null, feeders: [], endless: false };
}
