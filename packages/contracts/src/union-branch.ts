// Which branch of a union a refused value was meant for, or what all branches want together when none can be told.
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
type Branch = readonly Issue[];

export type Meant =
  | { kind: 'branch'; issues: Branch }
  | { kind: 'value'; expected: string }
  /** A field tells the branches apart, and its value is of none. */
  | { kind: 'field'; key: string; expected: string };

/** @param wanted what one finding expects, in words */
export function meantBranch(
  errors: readonly Branch[],
  value: unknown,
  wanted: (issue: Issue) => string,
): Meant {
  const branches = flattened(errors);
  // A value of two branches of a `oneOf` has no error in any.
  if (branches.length === 0)
    return { kind: 'value', expected: 'a value of exactly one form, not of several' };
  const together = (some: readonly Branch[]): Meant => ({
    kind: 'value',
    expected: anyOf(some.flatMap((branch) => branch.filter(isWhole).map(wanted))),
  });
  const alike = branches.filter((branch) => !branch.some((issue) => isWhole(issue) && typeOf(issue) !== kindOf(value))); // prettier-ignore
  if (alike.length === 0) return together(branches);
  if (alike.every((branch) => branch.every(isWhole))) return together(alike);
  return kindOf(value) === 'object'
    ? meantObject(alike, value as object)
    : { kind: 'branch', issues: nearest(alike) };
}

function meantObject(branches: readonly Branch[], value: object): Meant {
  const missed = (branch: Branch, key: string) =>
    branch.filter(isFieldsValue).filter(({ path }) => path[0] === key);
  const keys = new Set(branches.flat().filter(isFieldsValue).map(({ path }) => String(path[0]))); // prettier-ignore
  const meant = branches.filter((branch) => !branch.some(isConstant));
  const strange = [...keys].find((key) => branches.length > 1 && branches.every((branch) => missed(branch, key).length > 0)); // prettier-ignore
  if (strange !== undefined)
    return { kind: 'field', key: strange, expected: oneOf(branches.flatMap((branch) => missed(branch, strange).flatMap(valuesOf))) }; // prettier-ignore
  if (meant.length === 0) return almostMeant(branches);
  const missing = (issue: Issue) => issue.path.length === 1 && !Object.hasOwn(value, issue.path[0] ?? '');
  if (meant.length > 1 && meant.every((branch) => branch.every(missing)))
    return { kind: 'value', expected: `an object with ${anyOf(meant.map((branch) => allOf(branch.map(({ path }) => String(path[0])))), ', or with ')}` }; // prettier-ignore
  return { kind: 'branch', issues: nearest(meant) };
}

/** Several fields tell the branches apart: of those that miss the fewest, the field that they miss. */
function almostMeant(branches: readonly Branch[]): Meant {
  const constants = branches.map((branch) => branch.filter(isConstant));
  const fewest = Math.min(...constants.map((missed) => missed.length));
  const near = constants.filter((missed) => missed.length === fewest).flat();
  const key = String(near[0]?.path[0]);
  return {
    kind: 'field',
    key,
    expected: oneOf(near.filter(({ path }) => path[0] === key).flatMap(valuesOf)),
  };
}

const flattened = (errors: readonly Branch[]): Branch[] =>
  errors.flatMap((branch) => {
    const [first] = branch;
    const nested = branch.length === 1 && first?.code === 'invalid_union' && first.path.length === 0;
    return nested && first.errors.length > 0 ? flattened(first.errors) : [branch];
  });

/** A field of the object has none of the values that it may have. */
const isFieldsValue = (issue: Issue): boolean => issue.code === 'invalid_value' && issue.path.length === 1;

/** The field may have one value only: it tells the branches apart. */
const isConstant = (issue: Issue): boolean => isFieldsValue(issue) && valuesOf(issue).length === 1;

/** It refuses the value itself, and not something in it. */
const isWhole = (issue: Issue): boolean => issue.path.length === 0 && issue.code !== 'unrecognized_keys';

function nearest(branches: readonly Branch[]): Branch {
  // A field that a branch does not know says more against it than one that is missing or wrong.
  const distance = (branch: Branch) => branch.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 2 * issue.keys.length : 1), 0); // prettier-ignore
  return branches.toSorted((one, other) => distance(one) - distance(other))[0] ?? [];
}

function typeOf(issue: Issue): string {
  if (issue.code === 'invalid_type') return issue.expected === 'int' ? 'number' : issue.expected === 'record' ? 'object' : issue.expected; // prettier-ignore
  if (issue.code === 'invalid_value') return kindOf(issue.values[0]);
  if (issue.code === 'invalid_format') return 'string';
  return issue.code === 'too_small' || issue.code === 'too_big' ? (issue.origin === 'int' ? 'number' : issue.origin) : ''; // prettier-ignore
}

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value); // prettier-ignore
const valuesOf = (issue: Issue): string[] => issue.code === 'invalid_value' ? issue.values.map((value) => JSON.stringify(value)) : []; // prettier-ignore
export const oneOf = (values: readonly string[]): string => {
  const once = [...new Set(values)];
  return once.length === 1 ? (once[0] ?? '') : `one of ${once.join(', ')}`;
};
const anyOf = (words: readonly string[], or = ' or '): string => [...new Set(words)].join(or);
const allOf = (words: readonly string[]): string => words.join(' and ');
