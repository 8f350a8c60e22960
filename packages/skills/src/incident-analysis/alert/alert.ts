// What an alert is here, wherever it came from: one closed document with clean text.

export const ALERT_SCHEMA = 'incident-alert/1';

/** What kind of rule fired; `other` is a common-schema alert of a service that this version does not know. */
export type Signal =
  | 'metric'
  | 'dynamic-metric'
  | 'availability-test'
  | 'log'
  | 'log-v2'
  | 'activity-log'
  | 'service-health'
  | 'resource-health'
  | 'smart-detection'
  | 'prometheus'
  | 'other';

/**
 * INVARIANT: `state`, `signal`, `severity`, the times, `targets` and the numbers have a form that code has checked.
 * Every other text was written by whoever can name a rule, a dimension or a log row: it is data, one line,
 * free of invisible characters and bounded, and it never becomes an instruction, a query or an argument.
 */
export interface Alert {
  schema: typeof ALERT_SCHEMA;
  id: string;
  rule: string;
  description: string;
  /** 0 is the gravest; null when the payload names none. */
  severity: 0 | 1 | 2 | 3 | 4 | null;
  signal: Signal;
  /** The payload's own name of the service that watches. */
  service: string;
  state: 'fired' | 'resolved';
  /** ISO 8601, UTC, as all times here. */
  firedAt: string;
  resolvedAt: string | null;
  /** Azure resource ids in lower case; others are dropped and counted. */
  targets: string[];
  /** What the rule looked at. */
  window: { start: string; end: string } | null;
  conditions: Condition[];
  /** The rule's own query, for people to read; it is never run. */
  query: string | null;
  /** What else the service says: title, status, operation; and the rule's custom properties. */
  facts: { name: string; value: string }[];
  /** Names of parts of the payload that were left out. */
  dropped: string[];
}

export interface Condition {
  metric: string;
  namespace: string;
  operator: string;
  /** Null for a dynamic threshold that the payload does not state. */
  threshold: number | null;
  aggregation: string;
  value: number | null;
  dimensions: { name: string; value: string }[];
}
