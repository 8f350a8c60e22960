// The rejections of a log: what was refused to the agent, without what was planted to prove that the layers live.
import type { AuditEvent, Rule, Verdict } from '@agent-harness/contracts';
import { denialsOf, denyingRules } from '../decide/denials.ts';
import { destinationsOf } from '../session/call-places.ts';
import { type Attempt, attemptOf } from './attempt-of.ts';
import { isPlanted } from './is-planted.ts';
import type { ReviewedLog } from './read-log.ts';
import { recordedCall } from './recorded-call.ts';

export interface Rejection {
  run: string;
  skill: string | null;
  stage: string | null;
  session: string | null;
  at: string;
  seq: number;
  tool: string | null;
  attempt: Attempt;
  /** Rules that refused it, the gravest first. */
  rules: string[];
  layers: Verdict['layer'][];
  instead: string | null;
  input: string;
  /** Text with instructions had reached this session before. */
  injected: boolean;
  /** Where it would have carried a file; empty when it would not. */
  carries: string[];
}

const RANK: Readonly<Record<Rule['severity'], number>> = { low: 0, medium: 1, high: 2, critical: 3 };

export function rejectionsOf(log: ReviewedLog, rules: readonly Rule[]): Rejection[] {
  const injected = new Set<string>();
  return log.events.flatMap((record) => {
    if (isPlanted(record)) return [];
    const found = record.decision === 'deny' ? [rejectionOf(record, log, rules, injected)] : [];
    if (bringsInstructions(record) && record.session !== null) injected.add(record.session);
    return found;
  });
}

/** A call that opens a file and reaches out in one. */
function carriedTo(record: AuditEvent): string[] {
  const read = recordedCall(record);
  if (typeof read === 'string' || read.event.paths.every(({ access }) => access === 'write')) return [];
  return destinationsOf(read.event);
}

function rejectionOf(
  record: AuditEvent,
  { run, skill }: ReviewedLog,
  rules: readonly Rule[],
  injected: ReadonlySet<string>,
): Rejection {
  const rank = (id: string | null): number => RANK[severityOf(id, rules)];
  const denials = denialsOf(record.verdicts).toSorted((a, b) => rank(b.rule) - rank(a.rule));
  const own = typeof record.detail['rule'] === 'string' ? [record.detail['rule']] : [];
  return {
    run: run ?? record.run,
    skill,
    stage: record.stage,
    session: record.session,
    at: record.at,
    seq: record.seq,
    tool: record.tool,
    attempt: attemptOf(record, denials[0]),
    rules: [...new Set([...own, ...denyingRules(denials)])],
    layers: [...new Set(denials.map(({ layer }) => layer))],
    instead: denials.find(({ instead }) => instead !== null)?.instead ?? null,
    input: record.input ?? '',
    carries: carriedTo(record),
    injected: record.detail['tainted'] === true || (record.session !== null && injected.has(record.session)),
  };
}

/** What the session itself refuses is never an oversight of a policy; an unknown rule counts as grave. */
export function severityOf(id: string | null, rules: readonly Rule[]): Rule['severity'] {
  return rules.find((rule) => rule.id === id)?.severity ?? (id?.startsWith('session.') ? 'critical' : 'high');
}

function bringsInstructions({ verdicts, detail }: AuditEvent): boolean {
  return (
    detail['injected'] === true ||
    verdicts.some(({ rule, verdict }) => verdict !== 'allow' && rule?.startsWith('injection.'))
  );
}
