// What an incident report may state, each with enough to compute it again from the rows.

/** One column's text equals this, or one time lies in this window (start inclusive, end exclusive). */
export type Where = { column: string; equals: string } | { column: string; from: string; to: string };

export type Formula =
  | { of: 'rows' }
  | { of: 'sum' | 'max' | 'min'; column: string; where?: Where }
  /** Per cent with one decimal. */
  | { of: 'share'; part: string; whole: string; where?: Where };

export type Claim =
  | { id: string; kind: 'number'; query: string; formula: Formula; value: number | null }
  | { id: string; kind: 'text'; query: string; column: string; where: Where; value: string }
  /** A query that gave no rows, or no answer. It says nothing about how the service is. */
  | { id: string; kind: 'no-data'; query: string }
  | { id: string; kind: 'alert'; field: 'rule' | 'severity' | 'state' | 'firedAt' | 'signal'; value: string }
  | { id: string; kind: 'finding'; value: string }
  | { id: string; kind: 'hypothesis'; cause: string; status: string };

export type ClaimDraft = Claim extends infer One ? (One extends Claim ? Omit<One, 'id'> : never) : never;
