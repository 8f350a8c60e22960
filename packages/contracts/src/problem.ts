// Turns a validator's findings into problems a person can fix: file, JSON pointer, expected, found.
import type { z } from 'zod';
import { meantBranch, oneOf } from './union-branch.ts';

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
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        pointer: pointerOf([...path, key]),
        expected: 'no such field (closed schema)',
        found: show(valueAt(value, [key])),
      }));
    case 'invalid_union':
      return problemsOfUnion(issue, path, value, document);
    default:
      return [{ pointer: pointerOf(path), expected: wanted(issue), found: show(value) }];
  }
}

function problemsOfUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: PropertyKey[],
  value: unknown,
  document: unknown,
): Problem[] {
  const meant = meantBranch(issue.errors, value, wanted);
  switch (meant.kind) {
    case 'branch':
      return meant.issues.flatMap((one) => problemsOfIssue(one, path, document));
    case 'value':
      return [{ pointer: pointerOf(path), expected: meant.expected, found: show(value) }];
    case 'field':
      return [
        {
          pointer: pointerOf([...path, meant.key]),
          expected: meant.expected,
          found: show(valueAt(value, [meant.key])),
        },
      ];
  }
}

/** What one finding expects of its value. */
function wanted(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return { int: 'integer', record: 'object' }[issue.expected as string] ?? issue.expected;
    case 'invalid_value':
      return oneOf(issue.values.map((value) => JSON.stringify(value)));
    case 'invalid_format':
      return issue.pattern ? `text matching ${issue.pattern}` : issue.format;
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${counted(Number(issue.minimum), issue.origin)}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${counted(Number(issue.maximum), issue.origin)}`;
    default:
      return issue.message;
  }
}

function counted(count: number, origin: string): string {
  const unit = { string: 'character', array: 'item', set: 'item', object: 'field' }[origin];
  return unit === undefined ? String(count) : `${count} ${unit}${count === 1 ? '' : 's'}`;
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
