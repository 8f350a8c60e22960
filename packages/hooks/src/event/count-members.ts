// Counts the members of a call's input, places of lists included: each costs every layer more than its bytes say.

/** Inputs of Claude Code 2.1.330 have some ten; the longest list of edits, tasks or findings that a model writes in one call has hundreds. */
export const MAX_MEMBERS = 4096;

/**
 * @param value JSON, nested as deep as it likes
 * @param most at which counting ends
 */
export function countMembers(value: unknown, most: number): number {
  let count = 0;
  const left: unknown[] = [value];
  while (left.length > 0 && count < most) {
    const next = left.pop();
    if (typeof next !== 'object' || next === null) continue;
    const inner: unknown[] = Array.isArray(next) ? next : Object.values(next);
    count += inner.length;
    if (count < most) for (const one of inner) if (typeof one === 'object') left.push(one);
  }
  return Math.min(count, most);
}

export function hasTooManyMembers(input: unknown): boolean {
  return countMembers(input, MAX_MEMBERS + 1) > MAX_MEMBERS;
}
