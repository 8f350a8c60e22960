// Judges recorded calls again by another policy: which decisions it would flip, and which the records cannot tell.
import type { AuditEvent, Policy, Verdict } from '@agent-harness/contracts';
import { decide } from '../decide/decide.ts';
import { denyingRules } from '../decide/denials.ts';
import { TOO_MANY, fromNotes } from '../decide/note-resolutions.ts';
import { ACROSS_CALLS } from '../session/across-calls.ts';
import { policyDigest } from '../guard/opening-facts.ts';
import type { ReviewedLog } from './read-log.ts';
import { type Gap, recordedCall } from './recorded-call.ts';
import { isCallDecision } from './is-call-decision.ts';
import { isPlanted } from './is-planted.ts';

export interface Flip {
  run: string;
  stage: string | null;
  seq: number;
  tool: string | null;
  from: 'allow' | 'deny';
  to: 'allow' | 'deny';
  /** Rules that refused it before, and that would. */
  before: string[];
  after: string[];
  input: string;
}

export interface Replay {
  /** Decisions judged again, and how many of them under the very policy that made them. */
  judged: number;
  samePolicy: number;
  flips: Flip[];
  /** Decisions that hang on more than their record holds; `state` and `redacted` were judged with the recorded verdicts. */
  inexact: Record<Gap | 'links' | 'state', number>;
}

/** Gaps that leave nothing to judge; the others are filled from the record. */
const LOST = new Set<Gap>(['cut', 'unreadable']);

/** @param policyOf the policy to try for a stage; null when there is none, and its calls are not judged */
export function replay(
  logs: readonly ReviewedLog[],
  policyOf: (skill: string | null, stage: string | null) => Policy | null,
): Replay {
  const result: Replay = {
    judged: 0,
    samePolicy: 0,
    flips: [],
    inexact: { cut: 0, redacted: 0, 'no-directory': 0, unreadable: 0, links: 0, state: 0 },
  };
  for (const log of logs) {
    let digest: unknown = null;
    for (const record of log.events) {
      if (record.detail['opened'] === true) digest = record.detail['policyDigest'];
      if (!isDecision(record)) continue;
      const policy = policyOf(log.skill, record.stage);
      if (policy) judgeAgain(record, policy, digest === policyDigest(policy), result);
    }
  }
  return result;
}

function isDecision(record: AuditEvent): boolean {
  const asked = isCallDecision(record) || record.hook === 'UserPromptSubmit';
  return asked && record.decision !== null && !isPlanted(record);
}

function judgeAgain(record: AuditEvent, policy: Policy, same: boolean, result: Replay): void {
  const { inexact } = result;
  const read = recordedCall(record);
  const gaps = typeof read === 'string' ? [read] : [...read.gaps];
  for (const gap of gaps) inexact[gap] += 1;
  if (typeof read === 'string' || gaps.some((gap) => LOST.has(gap))) return;
  const notes = Array.isArray(record.detail['resolved']) ? record.detail['resolved'] : [];
  if (notes.some((note) => note === TOO_MANY || note.endsWith('…'))) inexact.links += 1;
  const { verdicts } = decide(read.event, policy, {
    resolve: fromNotes(notes),
    tainted: record.detail['tainted'] === true,
    now: () => 0,
  });
  const kept = keptVerdicts(record, gaps);
  const state = sessionRule(record);
  if (state !== null || kept.some(({ rule }) => rule !== null && Object.hasOwn(ACROSS_CALLS, rule)))
    inexact.state += 1;
  const after = [...new Set(denyingRules([...verdicts, ...kept]))];
  const to = after.length > 0 || state !== null ? 'deny' : 'allow';
  result.judged += 1;
  if (same) result.samePolicy += 1;
  if (to === record.decision) return;
  result.flips.push({
    run: record.run,
    stage: record.stage,
    seq: record.seq,
    tool: record.tool,
    from: record.decision === 'allow' ? 'allow' : 'deny',
    to,
    before: [...new Set(denyingRules(record.verdicts))],
    after,
    input: record.input ?? '',
  });
}

/** Verdicts that only the record can give: by what the session remembered, and about credentials that are now marks. */
function keptVerdicts({ verdicts }: AuditEvent, gaps: readonly Gap[]): Verdict[] {
  return verdicts.filter(
    ({ rule }) =>
      rule !== null &&
      (Object.hasOwn(ACROSS_CALLS, rule) || (gaps.includes('redacted') && rule.startsWith('secret.'))),
  );
}

/** The rule by which the session refused a call out of turn; a policy does not change that. */
function sessionRule({ detail }: AuditEvent): string | null {
  const { rule } = detail;
  return typeof rule === 'string' && rule.startsWith('session.') ? rule : null;
}
