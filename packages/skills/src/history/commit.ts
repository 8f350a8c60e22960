// One commit as the log gives it.

export interface Change {
  status: 'added' | 'removed' | 'changed';
  path: string;
  /** Blob before and after; `null` when there is none. */
  before: string | null;
  after: string | null;
}

export interface Commit {
  sha: string;
  parents: string[];
  /** Author date, ISO 8601. */
  date: string;
  author: string;
  /** First line, as written. */
  subject: string;
  /** The rest, as written; cut at `MAX_BODY`. */
  body: string;
  /** Against the parent; empty for merges. Cut at `MAX_CHANGES`, with the full number beside. */
  changes: Change[];
  changed: number;
}

export const MAX_BODY = 8_000;
export const MAX_CHANGES = 400;
