// One hook event on its way through the guard, and the plan that comes out: what to record, what to answer.
import type { AuditEntry, ToolEvent, Verdict } from '@agent-harness/contracts';
import type { DecideContext } from '../decide/context.ts';
import type { Refusal } from '../session/refusal.ts';
import type { Session } from '../session/session.ts';
import type { Layers } from './layers.ts';
import type { Answer } from './protocol.ts';

export interface Turn {
  event: ToolEvent;
  /** The hook event's own fields. */
  raw: Readonly<Record<string, unknown>>;
  session: Session;
  layers: Layers;
  context: DecideContext;
  /** `performance.now()` when the event had been read. */
  startedAt: number;
}

export interface Plan {
  /** Written and synced before the answer is sent. */
  records: AuditEntry[];
  answer: Answer;
  /** Rule ids, when the event is refused. */
  refused: readonly string[] | null;
  /** What the session remembers, once the records are durable and if the answer is still in time. */
  commit(): void;
}

/** Longest input kept in a record. Characters. */
const inputLimit = 2_000;

/** The audit entry of this event. */
export function entryOf(turn: Turn, kind: AuditEntry['kind'], rest: Partial<AuditEntry> = {}): AuditEntry {
  const { event, session, startedAt } = turn;
  return {
    stage: session.stage.stage,
    source: 'guard',
    kind,
    session: event.session,
    call: event.call,
    hook: event.hook,
    tool: event.tool,
    decision: null,
    verdicts: [],
    input: inputOf(turn),
    digest: event.digest,
    micros: Math.round((performance.now() - startedAt) * 1_000),
    ...rest,
    detail: { ...(session.stage.liveness ? { liveness: true } : {}), ...rest.detail },
  };
}

function inputOf({ raw, layers, session }: Turn): string | null {
  const asked = raw['tool_input'] ?? raw['prompt'];
  if (asked === undefined) return null;
  // Redacted before it is shortened: half a credential is not recognised any more.
  const text = layers.redact(typeof asked === 'string' ? asked : JSON.stringify(asked), session.stage.policy);
  return text.length <= inputLimit ? text : `${text.slice(0, inputLimit)}… (${text.length} characters)`;
}

export function refusalDetail(refusal: Refusal): AuditEntry['detail'] {
  return { rule: refusal.rule, reason: refusal.reason };
}

/** Ids of the rules that deny. */
export function denyingRules(verdicts: readonly Verdict[]): string[] {
  return verdicts
    .filter(({ verdict }) => verdict === 'deny')
    .map(({ rule, layer }) => rule ?? `${layer}.unnamed`);
}

export const nothing = (): void => {};
