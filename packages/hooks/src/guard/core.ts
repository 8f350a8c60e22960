// The guard's order of work for one event: read, plan, record durably, answer; and every way out that is not an answer is a refusal.
import {
  type AnnouncedCall,
  type AuditEntry,
  type CallTally,
  type GuardSession,
  HarnessError,
} from '@agent-harness/contracts';
import type { AuditLog } from '../audit/log.ts';
import { cleanEntry } from '../audit/clean-entry.ts';
import { harnessEntry } from '../audit/record.ts';
import { requireListed } from '../policy/is-open.ts';
import { type Refusal, refusal } from '../session/refusal.ts';
import { type Session, createSession } from '../session/session.ts';
import { block } from './answers.ts';
import type { Layers } from './layers.ts';
import { openingFacts } from './opening-facts.ts';
import { planAsk } from './plan-ask.ts';
import { planBatch } from './plan-batch.ts';
import { planOutput } from './plan-output.ts';
import { planPermit } from './plan-permit.ts';
import { planPrompt, planSessionEvent } from './plan-session.ts';
import type { Answer } from './protocol.ts';
import type { Plan, Turn } from './turn.ts';

export interface GuardCore {
  /** Answers one hook event. Never rejects. */
  handle(bytes: Buffer): Promise<Answer>;
  /** Answers what is not even a request. Never rejects. */
  refuse(what: string): Promise<Answer>;
  /** Bytes of the largest event that is read. */
  maxEventBytes(): number;
  open(stage: GuardSession): Promise<void>;
  announce(call: AnnouncedCall): void;
  promptSeen(withinMs: number): Promise<boolean>;
  tally(): CallTally;
  record(entry: AuditEntry): Promise<void>;
}

/** Until a session is open every event is refused, so this only bounds what is read. */
const maxEventBytesUnopened = 65_536;

/**
 * @param deadlineMs for one whole event; below the client's deadline, so that a slow guard still says why
 * @param onFailed called once, with the reason why this session or this guard is over
 */
export function createCore(
  log: Pick<AuditLog, 'append'>,
  layers: Layers,
  { deadlineMs = 1_500, onFailed }: { deadlineMs?: number; onFailed(reason: string): void },
): GuardCore {
  let session: Session | null = null;
  let resolver: Turn['context']['resolve'] = () => ({ problem: 'no session is open' });
  /** Why nothing can be decided any more. */
  let broken: string | null = null;

  /** @param cleaned true for what a plan has cleaned by the event that it is about */
  async function record(entry: AuditEntry, cleaned = false): Promise<void> {
    if (broken) throw new HarnessError('guard.broken', broken, 'start a new run');
    try {
      const { redact } = layers.redactor(null, session?.stage.policy ?? null);
      await log.append(cleaned ? entry : cleanEntry(entry, redact));
    } catch (cause) {
      if (!(cause instanceof HarnessError) || cause.code !== 'audit.failed') throw cause;
      // Appends fail in groups; the reason is given once.
      if (!broken) {
        broken = `audit log cannot be written: ${cause.message}`;
        onFailed(broken);
      }
      throw cause;
    }
  }

  function strike(at: Session, what: 'call' | 'event', rules: readonly string[]): void {
    if (at.refuse(what, rules)) onFailed(at.circuitReason());
  }

  async function refuseEvent(why: Refusal): Promise<Answer> {
    await record({
      ...harnessEntry('session.event', { ...why }),
      source: 'guard',
      decision: 'deny',
      stage: session?.stage.stage ?? null,
    });
    if (session) strike(session, 'event', [why.rule]);
    return block(why.reason);
  }

  async function decide(bytes: Buffer, late: () => boolean): Promise<Answer> {
    const startedAt = performance.now();
    if (broken) return block(broken);
    if (!session) return refuseEvent(refusal('session.not-open'));
    const read = readEvent(bytes, layers);
    if (typeof read === 'string') return refuseEvent(refusal('session.malformed-event', read));
    const at = session;
    const context = { resolve: resolver, tainted: at.tainted, now: () => performance.now() };
    const plan = await planFor({ ...read, session: at, layers, context, startedAt });
    await Promise.all(plan.records.map((entry) => record(entry, true)));
    if (plan.refused) strike(at, read.event.event === 'tool.ask' ? 'call' : 'event', plan.refused);
    // INVARIANT: an answer that comes too late is a refusal, so nothing of it may be remembered as allowed.
    if (late()) return lateAnswer(deadlineMs);
    plan.commit();
    return plan.answer;
  }

  /** What a failure inside the guard leaves behind; the answer does not wait for it. */
  function noteFailure(why: string): void {
    const entry = { ...harnessEntry('guard.failed', { why }), source: 'guard' as const };
    record({ ...entry, stage: session?.stage.stage ?? null }).catch(() => {});
  }

  async function within(work: (late: () => boolean) => Promise<Answer>): Promise<Answer> {
    const limit = performance.now() + deadlineMs;
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<Answer>((resolve) => {
      timer = setTimeout(() => {
        noteFailure(`no decision within ${deadlineMs} ms`);
        resolve(lateAnswer(deadlineMs));
      }, deadlineMs);
    });
    const answer = work(() => performance.now() > limit).catch((cause: unknown) => {
      const why = broken ?? `the guard failed: ${cause instanceof Error ? cause.message : String(cause)}`;
      if (!broken) noteFailure(why);
      return block(why);
    });
    return Promise.race([answer, timeout]).finally(() => clearTimeout(timer));
  }

  function opened(): Session {
    if (session) return session;
    throw new HarnessError('guard.not-open', 'no session is open', 'call open() before the agent starts');
  }

  return {
    record: (entry) => record(entry),
    handle: (bytes) => within((late) => decide(bytes, late)),
    refuse: (what) =>
      within(async () => (broken ? block(broken) : refuseEvent(refusal('session.malformed-event', what)))),
    maxEventBytes: () => session?.stage.policy.limits.maxEventBytes ?? maxEventBytesUnopened,
    async open(stage) {
      requireListed(stage.policy);
      await record({
        ...harnessEntry('session.event', openingFacts(stage)),
        source: 'guard',
        stage: stage.stage,
      });
      resolver = layers.resolver(stage);
      session = createSession(stage);
    },
    announce: (call) => opened().announce(call),
    promptSeen: (withinMs) => opened().promptSeen(withinMs),
    tally: () => opened().tally(),
  };
}

function readEvent(bytes: Buffer, layers: Layers): Pick<Turn, 'event' | 'raw'> | string {
  try {
    const raw: unknown = JSON.parse(bytes.toString('utf8'));
    return { event: layers.normalise(raw), raw: raw as Turn['raw'] };
  } catch (cause) {
    // The parser's own message quotes the text.
    if (cause instanceof SyntaxError) return 'it is not JSON';
    return cause instanceof Error ? cause.message : String(cause);
  }
}

async function planFor(turn: Turn): Promise<Plan> {
  switch (turn.event.event) {
    case 'tool.ask':
      return planAsk(turn);
    case 'tool.permit':
      return planPermit(turn);
    case 'tool.done':
    case 'tool.failed':
      return planOutput(turn);
    case 'batch.done':
      return planBatch(turn);
    case 'prompt':
      return planPrompt(turn);
    default:
      return planSessionEvent(turn);
  }
}

function lateAnswer(deadlineMs: number): Answer {
  return block(`the guard took longer than ${deadlineMs} ms`);
}
