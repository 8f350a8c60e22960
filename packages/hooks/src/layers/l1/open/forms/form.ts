// A form that no project needs: names of commands, and what the rest of such a command must match. Data only.

/** What decides about a command of one of these names. */
export interface Match {
  /** Matched against the other words, redirects, here-documents and assignments, joined by spaces. */
  words: RegExp;
  /** What makes it ordinary after all, matched against the same. */
  unless?: RegExp;
  /** Matched against the program from its first `|`; empty without one. */
  into?: RegExp;
}

export interface Form {
  rule: string;
  /** Lower case, one space apart, without `.exe`; a `*` ends what a longer name begins with. */
  names: string;
  /** Its patterns cost time to make, and a process that judges one call needs those of few names. */
  match: () => Match;
}

type Row = readonly [names: string, match: () => Match];

export function forms(rule: string, rows: readonly Row[]): Form[] {
  return rows.map(([names, match]) => ({ rule, names, match }));
}
