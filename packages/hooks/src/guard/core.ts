// The guard's order of work for one event or result: read, plan, record durably, answer; and every way out that is not an answer is a refusal.
import {
  type AnnouncedCall,
  type AuditEntry,
  type CallResult,
  type CallTally,
  type GuardSession,
  HarnessError,
  type ResultVerdict,
} from '@agent-harness/contracts';
import type { AuditLog } from '../audit/log.ts';
import { harnessEntry } from '../audit/record.ts';
import { requireListed } from '../policy/is-open.ts';
import { type Refusal, refusal } from '../session/refusal.ts';
import { type Session, createSession, progresses } from '../session/session.ts';
import { block } from './answers.ts';
import { assembled, withoutTexts } from './finish-entry.ts';
import type { Draft, Facts, Judge, Judged, Prepared, Step } from './judgement.ts';
import { createLookAhead } from './look-ahead.ts';
import { messageOf } from './message-of.ts';
import { openingFacts } from './opening-facts.ts';
import { outcomes } from './outcome.ts';
import { planEvent } from './plan-event.ts';
import { planOverdue } from './plan-overdue.ts';
import { type ResultTurn, planResult, planUnrun, planWithheld } from './plan-result.ts';
import type { Answer } from './protocol.ts';
import { resultEvent, unaskedFolder, unaskedSession } from './result-event.ts';
import { type FinishedPlan, type Plan, asPlanned } from './turn.ts';

export interface GuardCore {
  /** Answers one hook event. Never rejects. */
  handle(bytes: Buffer): Promise<Answer>;
  /** Answers what is not even a request. Never rejects. */
  refuse(what: string): Promise<Answer>;
  /** Bytes of the largest event that is read. */
  maxEventBytes(): number;
  open(stage: GuardSession): Promise<void>;
  announce(call: AnnouncedCall): void;
  /** Judges what calls brought back. Never rejects. */
  results(results: readonly CallResult[]): Promise<ResultVerdict[]>;
  promptSeen(withinMs: number): Promise<boolean>;
  tally(): CallTally;
  record(entry: AuditEntry): Promise<void>;
}

/** Until a session is open every event is refused, so this only bounds what is read. */
const maxEventBytesUnopened = 65_536;

/** Facts in the guard's own words. */
const ownTexts: readonly string[] = [
  'ok',
  'failed',
  unaskedSession,
  unaskedFolder,
  ...outcomes,
  ...progresses,
];

/** Ids as the provider makes them; in any other shape they are looked through like every text. */
const providersId = /^toolu_[\w-]{1,60}$/u;

/** A session has some thousand calls. */
const maxVouched = 20_000;

/** What is kept of an event's time for its record, when judging takes all it can. Milliseconds. */
const recordMs = 100;

/**
 * @param deadlineMs for one whole event; two seconds below the client's deadline, so that a slow guard still says why
 * @param onFailed called once, with the reason why this session or this guard is over
 */
export function createCore(
  log: Pick<AuditLog, 'append'>,
  judge: Omit<Judge, 'ready' | typeof Symbol.asyncDispose>,
  { deadlineMs = 3_000, onFailed }: { deadlineMs?: number; onFailed(reason: string): void },
): GuardCore {
  let session: Session | null = null;
  let ahead = createLookAhead(judge);
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
      ...harnessEntry('session.event', { ...why, ...(session?.stage.liveness ? { liveness: true } : {}) }),
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
    const seen = await ahead.look(bytes, at.tainted, until - performance.now());
    const { judged } = seen;
    const planned = await planEvent(seen, at, startedAt);
    if ('rule' in planned) return refuseEvent(planned);
    const [first] = planned.records;
    const { plan, entries } = await finished(planned, judged, { bytes, until }, (step, facts) =>
      planOverdue({ facts, step, call: first?.entry.call ?? null }, at, startedAt),
    );
    await Promise.all(entries.map((entry) => append(entry, true)));
    if (plan.refused) strike(at, first?.entry.kind === 'call.decided' ? 'call' : 'event', plan.refused);
    // INVARIANT: an answer that comes too late is a refusal, so nothing of it may be remembered as allowed.
    if (late()) return lateAnswer(deadlineMs);
    plan.commit();
    ahead.forget();
    return plan.answer;
  }

  async function settle(result: CallResult): Promise<ResultVerdict> {
    const startedAt = performance.now();
    if (broken || !session) return { kind: 'stop', reason: broken ?? refusal('session.not-open').reason };
    const at = session;
    const until = startedAt + deadlineMs - recordMs;
    const { bytes, facts } = resultEvent(result, at);
    const turn: ResultTurn = { result, event: facts, session: at, startedAt };
    const limit = at.stage.policy.limits.maxEventBytes;
    const unread = planUnrun(turn) ?? (bytes.length > limit ? planWithheld(turn, { bytes: limit }) : null);
    const { plan, entries, clean } = unread
      ? { ...asPlanned(unread), clean: false }
      : await looked(turn, bytes, until);
    await Promise.all(entries.map((entry) => (clean ? append(entry, true) : record(entry))));
    if (plan.refused) strike(at, 'event', plan.refused);
    plan.commit();
    return plan.answer;
  }

  /** @returns the plan for a result that the judge has looked at; `clean` when its records can be kept as they are */
  async function looked(
    turn: ResultTurn,
    bytes: Buffer,
    until: number,
  ): Promise<FinishedPlan<ResultVerdict> & { clean: boolean }> {
    const judged = await judge.judge(bytes, turn.session.tainted, until - performance.now());
    if (judged.kind === 'overdue') return { ...asPlanned(planWithheld(turn, judged.step)), clean: false };
    if (judged.kind !== 'judged') throw new Error(judged.why);
    let clean = true;
    const made = await finished(planResult(turn, judged.judgement), judged, { bytes, until }, (step) => {
      clean = false;
      return planWithheld(turn, step);
    });
    return { ...made, clean };
  }

  /** Records whose every text is known to be clean; null when one must be looked through. */
  function assembledAll(records: readonly Draft[], prepared: Prepared): AuditEntry[] | null {
    if (prepared.clean) for (const text of prepared.vouched) if (vouched.size < maxVouched) vouched.add(text);
    const own = new Set([...ownTexts, ...prepared.vouched]);
    // What an event shows to be a credential may be an earlier event's innocent word.
    const isVouched = (text: string): boolean => own.has(text) || (prepared.clean && vouched.has(text));
    const entries = records.flatMap((draft) => assembled(draft, prepared, isVouched) ?? []);
    return entries.length === records.length ? entries : null;
  }

  /** Where records that can be kept cannot be had in time, it is the plan for what is overdue. */
  async function finished<Said>(
    plan: Plan<Said>,
    judged: Judged,
    { bytes, until }: { bytes: Buffer; until: number },
    overdue: (step: Step, facts: Facts) => Plan<Said>,
  ): Promise<FinishedPlan<Said>> {
    if (judged.kind !== 'judged') return asPlanned(plan);
    const { prepared, facts } = judged.judgement;
    const ready = assembledAll(plan.records, prepared);
    if (ready) return { plan, entries: ready };
    const done = await judge.finish(plan.records, bytes, until - performance.now());
    if (done.kind === 'failed') throw new Error(done.why);
    if (done.kind === 'overdue') return asPlanned(overdue(done.step, facts));
    return { plan, entries: done.entries };
  }

  /** What a failure inside the guard leaves behind; the answer does not wait for it. */
  function noteFailure(why: string): void {
    const entry = { ...harnessEntry('guard.failed', { why }), source: 'guard' as const };
    record({ ...entry, stage: session?.stage.stage ?? null }).catch(() => {});
  }

  function failed(cause: unknown): string {
    const why = broken ?? `the guard failed: ${messageOf(cause)}`;
    noteFailure(why);
    return why;
  }

  async function within(work: (late: () => boolean) => Promise<Answer>): Promise<Answer> {
    const limit = performance.now() + deadlineMs;
    // A timer may come a little before its time by the other clock, and who was answered is answered.
    let over = false;
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<Answer>((resolve) => {
      timer = setTimeout(() => {
        over = true;
        noteFailure(`no decision within ${deadlineMs} ms`);
        resolve(lateAnswer(deadlineMs));
      }, deadlineMs);
    });
    const answer = work(() => over || performance.now() > limit).catch((cause: unknown) =>
      block(failed(cause)),
    );
    return Promise.race([answer, timeout]).finally(() => clearTimeout(timer));
  }

  function opened(): Session {
    if (session) return session;
    throw new HarnessError('guard.not-open', 'no session is open', 'call open() before the agent starts');
  }

  /** Claude Code takes no reason from exit code 2 of a permission request: it refuses in its own words. */
  function noteSilence(answer: Answer): Answer {
    if (answer.exit === 2) session?.refuseSilently();
    return answer;
  }

  return {
    record,
    handle: (bytes) => {
      const answered = within((late) => decide(bytes, late));
      return bytes.includes('"PermissionRequest"') ? answered.then(noteSilence) : answered;
    },
    refuse: (what) =>
      within(async () =>
        broken ? block(broken) : refuseEvent(refusal('session.malformed-event', what)),
      ).then(noteSilence),
    maxEventBytes: () => session?.stage.policy.limits.maxEventBytes ?? maxEventBytesUnopened,
    async open(stage) {
      requireListed(stage.policy);
      await record({
        ...harnessEntry('session.event', openingFacts(stage)),
        source: 'guard',
        stage: stage.stage,
      });
      for (const { target } of stage.mounts) vouched.add(target);
      judge.open(stage);
      ahead = createLookAhead(judge);
      session = createSession(stage);
    },
    announce(call) {
      const at = opened();
      at.announce(call);
      // Later: the model door waits for the answer to this announcement.
      setImmediate(() => {
        if (at.awaitsOnly(call.id)) ahead.expect(call, at.tainted, deadlineMs - recordMs);
      });
      if (providersId.test(call.id) && vouched.size < maxVouched) vouched.add(call.id);
    },
    results: (results) =>
      Promise.all(
        results.map((result) =>
          settle(result).catch((cause: unknown): ResultVerdict => ({ kind: 'stop', reason: failed(cause) })),
        ),
      ),
    promptSeen: (withinMs) => opened().promptSeen(withinMs),
    tally: () => opened().tally(),
  };
}

function lateAnswer(deadlineMs: number): Answer {
  return block(`the guard took longer than ${deadlineMs} ms`);
}
