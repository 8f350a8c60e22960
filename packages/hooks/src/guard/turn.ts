// One hook event on its way through the guard, and the plan that comes out: what to record, what to answer.
import type { AuditEntry, ToolEvent, Verdict } from '@agent-harness/contracts';
import { cleanEntry } from '../audit/clean-entry.ts';
import type { DecideContext } from '../decide/context.ts';
import type { Refusal } from '../session/refusal.ts';
import type { Session } from '../session/session.ts';
import { keptInput } from './kept-input.ts';
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

/** Where an event carries what a tool brought back. Only a finding's words could repeat some of it. */
const OUTPUTS = new Set(['tool_response', 'tool_calls', 'error', 'last_assistant_message']);

/** The audit entry of this event, fit to be kept. */
export function entryOf(turn: Turn, kind: AuditEntry['kind'], rest: Partial<AuditEntry> = {}): AuditEntry {
  const { event, raw, session, layers, startedAt } = turn;
  const { stage } = session;
  const decides = event.event === 'tool.ask' || event.event === 'prompt' || rest.decision === 'deny';
  const quotes = rest.verdicts?.some(({ words }) => words.length > 0) ?? false;
  const recorded = Object.entries(raw).filter(
    ([name]) => quotes || (OUTPUTS.has(name) ? false : decides || name !== 'tool_input'),
  );
  const redactor = layers.redactor(Object.fromEntries(recorded), stage.policy);
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
    ...keptInput(decides ? (raw['tool_input'] ?? raw['prompt']) : undefined, redactor),
    cwd: event.cwd,
    digest: event.digest,
    micros: Math.round((performance.now() - startedAt) * 1_000),
    ...rest,
    detail: { ...(stage.liveness ? { liveness: true } : {}), ...rest.detail },
  };
  return cleanEntry(entry, redactor.redact);
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
