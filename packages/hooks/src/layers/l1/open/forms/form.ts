// A form that no project needs: a command's name and what the rest of it must match. Data only.
export interface Form {
  rule: string;
  name: RegExp;
  /** Matched against the other words, redirects, here-documents and assignments, joined by spaces. */
  words: RegExp;
  /** What makes it ordinary after all, matched against the same. */
  unless?: RegExp;
  /** Matched against the program from its first `|`; empty without one. */
  into?: RegExp;
}

type Row = readonly [name: RegExp, words: RegExp, more?: Pick<Form, 'unless' | 'into'>];

export function forms(rule: string, rows: readonly Row[]): Form[] {
  return rows.map(([name, words, more]) => ({ rule, name, words, ...more }));
}
