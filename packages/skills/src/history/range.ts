// A part of the history: what the head reaches and the older commit does not.

export interface Range {
  head: string;
  /** It and what it reaches are left out; null for all. */
  since: string | null;
}

export function rangeArguments({ head, since }: Range): string[] {
  return since === null ? [head] : [head, `^${since}`];
}
