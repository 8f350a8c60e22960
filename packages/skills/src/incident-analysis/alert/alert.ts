// What an alert is here, wherever it came from: the contract `alert/1`, with clean text.
import type { Alert as Document, AlertCondition } from '@agent-harness/contracts';

/**
 * INVARIANT: `state`, `signal`, `severity`, the times, `targets` and the numbers have a form that code has checked.
 * Every other text was written by whoever can name a rule, a dimension or a log row: it is data, one line,
 * free of invisible characters and bounded, and it never becomes an instruction, a query or an argument.
 * Targets are Azure resource ids in lower case; others are dropped.
 */
export type Alert = Document;
export type Condition = AlertCondition;
/** What kind of rule fired; `other` is an alert of a service that this version does not know. */
export type Signal = Alert['signal'];
