// Turns a validator's findings into problems a person can fix: file, JSON pointer, expected, found.
import type { z } from 'zod';

export interface Problem {
  /** JSON pointer (RFC 6901) to the offending value; `` is the whole document. */
  pointer: string;
  expected: string;
  found: string;
}

type Issue = z.core.$ZodIssue;

export function problemsOf(issues: readonly Issue[], document: unknown): Problem[] {
  return issues.flatMap((issue) => problemsOfIssue(issue, [], document));
}

function problemsOfIssue(issue: Issue, base: PropertyKey[], document: unknown): Problem[] {
  const path = [...base, ...issue.path];
  const value = valueAt(document, path);
  const at = (expected: string, found = show(value)): Problem[] => [
    { pointer: pointerOf(path), expected, found },
  ];
  switch (issue.code) {
    case 'invalid_type':
      return at(issue.expected, value === undefined ? 'nothing' : show(value));
    case 'invalid_value':
      return at(
        issue.values.length === 1
          ? JSON.stringify(issue.values[0])
          : `one of ${issue.values.map((v) => JSON.stringify(v)).join(', ')}`,
      );
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        pointer: pointerOf([...path, key]),
        expected: 'no such field (closed schema)',
        found: show(valueAt(value, [key])),
      }));
    case 'invalid_format':
      return at(issue.pattern ? `text matching ${issue.pattern}` : issue.format);
    case 'too_small':
      return at(`at least ${issue.minimum}`);
    case 'too_big':
      return at(`at most ${issue.maximum}`);
    case 'invalid_union':
      return problemsOfUnion(issue, path, value, document);
    default:
      return at(issue.message);
  }
}

/** Of a union's branches, reports the one whose constant (`kind`, `check`, `source`) the value names, or the nearest. */
function problemsOfUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: PropertyKey[],
  value: unknown,
  document: unknown,
): Problem[] {
  const constantsMissed = (branch: readonly Issue[]) =>
    branch.filter((one) => one.code === 'invalid_value' && one.values.length === 1 && one.path.length === 1);
  const meant = issue.errors.filter((branch) => constantsMissed(branch).length === 0);
  const sameType = meant.filter(
    (branch) => !branch.some((one) => one.code === 'invalid_type' && one.path.length === 0),
  );
  const nearest = sameType.toSorted((one, other) => one.length - other.length);
  const branch = nearest[0] ?? (issue.errors.length === 1 ? issue.errors[0] : undefined);
  if (branch) return branch.flatMap((one) => problemsOfIssue(one, path, document));
  const constants = new Map<string, string[]>();
  for (const one of issue.errors.flatMap(constantsMissed))
    if (one.code === 'invalid_value')
      constants.set(String(one.path[0]), [
        ...(constants.get(String(one.path[0])) ?? []),
        ...one.values.map((v) => JSON.stringify(v)),
      ]);
  const [key, values] = [...constants][0] ?? [];
  if (key === undefined || values === undefined)
    return [{ pointer: pointerOf(path), expected: formsOf(issue), found: show(value) }];
  return [
    {
      pointer: pointerOf([...path, key]),
      expected: `one of ${values.join(', ')}`,
      found: show(valueAt(value, [key])),
    },
  ];
}

/** The types that the branches want, when each wants one; a value of two branches of a `oneOf` has no error in any. */
function formsOf({ errors }: Extract<Issue, { code: 'invalid_union' }>): string {
  if (errors.length === 0) return 'a value of exactly one form, not of several';
  const types = errors.map((branch) =>
    branch.find((one) => one.path.length === 0 && one.code === 'invalid_type'),
  );
  const names = types.flatMap((one) => (one?.code === 'invalid_type' ? [one.expected] : []));
  return names.length === errors.length ? [...new Set(names)].join(' or ') : 'one of the allowed forms';
}

function valueAt(document: unknown, path: PropertyKey[]): unknown {
  let value = document;
  for (const key of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

function pointerOf(path: PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
