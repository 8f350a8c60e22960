// The files that the evidence program leaves for the writer, the verifier and people.
import type { Alert } from './alert/alert.ts';
import type { Claim } from './claims/claim.ts';
import type { Rows } from './evidence/rows.ts';
import type { Hypothesis, TimelineEntry } from './hypotheses/hypothesis.ts';
import type { Column, Plan } from './plan/plan.ts';
import type { Scope } from './plan/scope.ts';

export const INDEX_SCHEMA = 'incident-evidence/1';

/** `empty` is an answer without rows, `failed` is no answer: neither says that all is well. */
export type QueryState = 'rows' | 'empty' | 'failed';

export interface AnsweredQuery {
  id: string;
  title: string;
  table: string;
  /** As it was sent, word for word. */
  kql: string;
  window: { start: string; end: string };
  columns: Column[];
  state: QueryState;
  /** Why it failed. */
  problem: string | null;
  rowCount: number;
  /** As many rows came as were allowed: there may be more. */
  truncated: boolean;
  sha256: string;
  /** In the portal. */
  link: string;
}

/** What code has checked of an alert. Its texts are in `alert.json`, which the writer does not need. */
export type CheckedAlert = Pick<
  Alert,
  'severity' | 'signal' | 'state' | 'firedAt' | 'resolvedAt' | 'window' | 'targets'
>;

/** `index.json`; the whole alert is in `alert.json`, rows are in `rows/<id>.json`, pictures in `charts/<id>.svg`. */
export interface EvidenceIndex {
  schema: typeof INDEX_SCHEMA;
  alert: CheckedAlert;
  /** The rule's name: others chose it. */
  rule: string;
  scope: Scope;
  plan: Omit<Plan, 'queries'>;
  queries: AnsweredQuery[];
  finding: 'confirmed' | 'not confirmed' | 'no data';
  /** The shares of failed requests, as one sentence with markers. */
  headline: string;
  claims: Claim[];
  timeline: TimelineEntry[];
  hypotheses: Hypothesis[];
  unknown: string[];
  nextStep: string;
}

export interface RowsFile {
  schema: 'incident-rows/1';
  query: string;
  columns: string[];
  rows: Rows;
}
