// One hook event on its way through the guard, and the plan that comes out: what to record, what to answer.
import type { AuditEntry } from '@agent-harness/contracts';
import type { Refusal } from '../session/refusal.ts';
import type { Session } from '../session/session.ts';
import type { Draft, Facts, Judgement } from './judgement.ts';
import type { Answer } from './protocol.ts';

export interface Turn {
  event: Facts;
  /** What the judge made of it. */
  judgement: Judgement;
  session: Session;
  /** True when the session was tainted before this event. */
  tainted: boolean;
  /** True when it was judged before it came, while Claude Code read the model's answer. */
  ahead: boolean;
  /** `performance.now()` when the event had arrived. */
  startedAt: number;
}

export interface Plan<Said = Answer> {
  /** Cleaned, written and synced before the answer is sent. */
  records: Draft[];
  answer: Said;
  /** Rule ids, when the event is refused. */
  refused: readonly string[] | null;
  /** What the session remembers, once the records are durable and if the answer is still in time. */
  commit(): void;
}

/** A plan, and its records as they can be kept. */
export interface FinishedPlan<Said> {
  plan: Plan<Said>;
  entries: AuditEntry[];
}

export function asPlanned<Said>(plan: Plan<Said>): FinishedPlan<Said> {
  return { plan, entries: plan.records.map(({ entry }) => entry) };
}

/** @throws TypeError for what the judge left out: what was not judged does not pass */
export function required<Part>(part: Part | null): Part {
  if (part !== null) return part;
  throw new TypeError('the event was not judged');
}

/** The record of this event. */
export function draftOf(
  { event, session, startedAt }: Pick<Turn, 'event' | 'session' | 'startedAt'>,
  kind: AuditEntry['kind'],
  rest: Partial<AuditEntry> = {},
): Draft {
  const { stage } = session;
  const entry: AuditEntry = {
    stage: stage.stage,
    source: 'guard',
    kind,
    session: event.session,
    call: event.call,
    hook: event.hook,
    tool: event.tool,
    decision: null,
    verdicts: [],
    input: null,
    inputDigest: null,
    cut: 0,
    cwd: event.cwd,
    digest: event.digest,
    micros: Math.round((performance.now() - startedAt) * 1_000),
    ...rest,
    detail: { ...(stage.liveness ? { liveness: true } : {}), ...rest.detail },
  };
  const decides = event.event === 'tool.permit' || event.event === 'prompt' || rest.decision === 'deny';
  return { entry, decides };
}

export function refusalDetail(refusal: Refusal): AuditEntry['detail'] {
  return { rule: refusal.rule, reason: refusal.reason };
}

export const nothing = (): void => {};
