// The guard's order of work for one event: read, plan, record durably, answer; and every way out that is not an answer is a refusal.
import {
  type AnnouncedCall,
  type AuditEntry,
  type CallTally,
  type GuardSession,
  HarnessError,
} from '@agent-harness/contracts';
import type { AuditLog } from '../audit/log.ts';
import { harnessEntry } from '../audit/record.ts';
import { requireListed } from '../policy/is-open.ts';
import { type Refusal, refusal } from '../session/refusal.ts';
import { type Session, createSession, progresses } from '../session/session.ts';
import { block } from './answers.ts';
import { assembled, withoutTexts } from './finish-entry.ts';
import type { Draft, Facts, Judge, Judged, Prepared } from './judgement.ts';
import { openingFacts } from './opening-facts.ts';
import { outcomes } from './outcome.ts';
import { planAsk } from './plan-ask.ts';
import { planBatch } from './plan-batch.ts';
import { planOutput } from './plan-output.ts';
import { overdueRefusal, planOverdue } from './plan-overdue.ts';
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

/** Facts in the guard's own words. */
const ownTexts: readonly string[] = ['ok', 'failed', ...outcomes, ...progresses];

/** A session has some thousand calls. */
const maxVouched = 20_000;

/** What is kept of an event's time for its record, when judging takes all it can. Milliseconds. */
const recordMs = 100;

/**
 * @param deadlineMs for one whole event; below the client's deadline, so that a slow guard still says why
 * @param onFailed called once, with the reason why this session or this guard is over
 */
export function createCore(
  log: Pick<AuditLog, 'append'>,
  judge: Omit<Judge, 'ready' | typeof Symbol.asyncDispose>,
  { deadlineMs = 1_500, onFailed }: { deadlineMs?: number; onFailed(reason: string): void },
): GuardCore {
  let session: Session | null = null;
  /** Texts that records may repeat: the guard's own, and those of earlier events that held no credential. */
  const vouched = new Set<string>(ownTexts);
  /** Why nothing can be decided any more. */
  let broken: string | null = null;

  /** @param own true for records that this guard made: their shape is right by their type */
  async function append(entry: AuditEntry, own = false): Promise<void> {
    if (broken) throw new HarnessError('guard.broken', broken, 'start a new run');
    try {
      await log.append(entry, own);
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

  /** A record of no event. */
  async function record(entry: AuditEntry): Promise<void> {
    if (broken) throw new HarnessError('guard.broken', broken, 'start a new run');
    const done = await judge.finish([{ entry, decides: false }], null, deadlineMs - recordMs);
    const entries = done.kind === 'finished' ? done.entries : [withoutTexts(entry)];
    for (const one of entries) await append(one);
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
    const at = session;
    const until = startedAt + deadlineMs - recordMs;
    const permit = judge.readPermit(bytes);
    const judged: Judged = permit
      ? { kind: 'judged', judgement: permit }
      : await judge.judge(bytes, at.tainted, until - performance.now());
    const planned = await planOf(judged, at, startedAt);
    if ('rule' in planned) return refuseEvent(planned);
    const plan = await finished(planned, judged, bytes, { at, startedAt, until });
    await Promise.all(plan.records.map(({ entry }) => append(entry, true)));
    if (plan.refused) strike(at, factsOf(judged)?.event === 'tool.ask' ? 'call' : 'event', plan.refused);
    // INVARIANT: an answer that comes too late is a refusal, so nothing of it may be remembered as allowed.
    if (late()) return lateAnswer(deadlineMs);
    plan.commit();
    return plan.answer;
  }

  /** Records whose every text is known to be clean; null when one must be looked through. */
  function assembledAll({ records }: Plan, prepared: Prepared): Draft[] | null {
    if (prepared.clean) for (const text of prepared.vouched) if (vouched.size < maxVouched) vouched.add(text);
    const own = new Set([...ownTexts, ...prepared.vouched]);
    // What an event shows to be a credential may be an earlier event's innocent word.
    const isVouched = (text: string): boolean => own.has(text) || (prepared.clean && vouched.has(text));
    const entries = records.flatMap((draft) => assembled(draft, prepared, isVouched) ?? []);
    return entries.length === records.length ? entries.map((entry) => ({ entry, decides: false })) : null;
  }

  /** The plan with records that can be kept; where they cannot be had in time, a refusal with a bare one. */
  async function finished(
    plan: Plan,
    judged: Judged,
    bytes: Buffer,
    { at, startedAt, until }: { at: Session; startedAt: number; until: number },
  ): Promise<Plan> {
    if (judged.kind !== 'judged') return plan;
    const ready = assembledAll(plan, judged.judgement.prepared);
    if (ready) return { ...plan, records: ready };
    const done = await judge.finish(plan.records, bytes, until - performance.now());
    if (done.kind === 'failed') throw new Error(done.why);
    if (done.kind === 'overdue') {
      const { facts } = judged.judgement;
      return planOverdue({ facts, step: done.step }, at, startedAt);
    }
    const records = done.entries.map((entry): Draft => ({ entry, decides: false }));
    return { ...plan, records };
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
    record,
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
      for (const text of [stage.stage, ...stage.mounts.map(({ target }) => target)]) vouched.add(text);
      judge.open(stage);
      session = createSession(stage);
    },
    announce: (call) => opened().announce(call),
    promptSeen: (withinMs) => opened().promptSeen(withinMs),
    tally: () => opened().tally(),
  };
}

/** @throws Error for a failure of the judge's own */
async function planOf(judged: Judged, session: Session, startedAt: number): Promise<Plan | Refusal> {
  switch (judged.kind) {
    case 'unreadable':
      return refusal('session.malformed-event', judged.why);
    case 'failed':
      throw new Error(judged.why);
    case 'overdue': {
      const { facts, step } = judged;
      return facts ? planOverdue({ facts, step }, session, startedAt) : overdueRefusal(step);
    }
    case 'judged': {
      const { judgement } = judged;
      return planFor({ event: judgement.facts, judgement, session, tainted: session.tainted, startedAt });
    }
  }
}

function factsOf(judged: Judged): Facts | null {
  if (judged.kind === 'judged') return judged.judgement.facts;
  return judged.kind === 'overdue' ? judged.facts : null;
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
