// A possible cause, with what speaks for it and against it. Code settles the status; nothing here is a verdict.

export type Cause = 'dependency' | 'release' | 'instance' | 'load' | 'operation' | 'change' | 'platform';

/**
 * `supported`: something speaks for it, nothing against. `refuted`: the other way round. `open`: both, or neither.
 * None of them is a proof: a supported hypothesis fits the evidence, as another may that nobody asked about.
 */
export type Status = 'supported' | 'refuted' | 'open';

export interface Hypothesis {
  cause: Cause;
  title: string;
  status: Status;
  /** Sentences with markers `[c3]` of the claims that they rest on. */
  supports: string[];
  contradicts: string[];
  /** What a person could look at that would show it wrong. */
  disprove: string;
}

export interface TimelineEntry {
  at: string;
  kind: 'alert' | 'change' | 'error' | 'version';
  /** One sentence with markers. Names in it are escaped for Markdown. */
  text: string;
}

export function statusOf(supports: readonly string[], contradicts: readonly string[]): Status {
  if (supports.length > 0 && contradicts.length === 0) return 'supported';
  return contradicts.length > 0 && supports.length === 0 ? 'refuted' : 'open';
}
