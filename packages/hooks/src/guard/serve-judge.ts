// The judge's thread: takes one event at a time, says where it is in memory that the guard can see, and answers.
import type { GuardSession } from '@agent-harness/contracts';
import type { MessagePort } from 'node:worker_threads';
import { parseEvent } from '../event/parse-event.ts';
import { finishEntry } from './finish-entry.ts';
import { type JudgeSession, judgeEvent } from './judge-event.ts';
import { type Draft, type Facts, type Finished, type Judged, type Step, steps } from './judgement.ts';
import type { Layers } from './layers.ts';
import { messageOf } from './message-of.ts';
import { warmUp } from './warm-up.ts';

/** Memory that both threads see: which step runs, and since when. Nanoseconds of the monotonic clock. */
export interface Progress {
  step: Int32Array<SharedArrayBuffer>;
  since: BigInt64Array<SharedArrayBuffer>;
  /** What the event is, as JSON, once it has been read: of use only if judging it does not end. */
  facts: Uint8Array<SharedArrayBuffer>;
  factsLength: Int32Array<SharedArrayBuffer>;
}

export function newProgress(): Progress {
  return {
    step: new Int32Array(new SharedArrayBuffer(4)),
    since: new BigInt64Array(new SharedArrayBuffer(8)),
    facts: new Uint8Array(new SharedArrayBuffer(16_384)),
    factsLength: new Int32Array(new SharedArrayBuffer(4)),
  };
}

/** @returns null before the event was read, or when its facts are too long to be shown */
export function factsIn({ facts, factsLength }: Progress): Facts | null {
  const length = Atomics.load(factsLength, 0);
  return length === 0 ? null : (JSON.parse(Buffer.from(facts.slice(0, length)).toString()) as Facts);
}

export type Work =
  | { kind: 'judge'; bytes: Uint8Array; tainted: boolean }
  | { kind: 'finish'; drafts: readonly Draft[]; about: Uint8Array | null };

export type ToJudge = { kind: 'open'; stage: GuardSession; warmUp: boolean } | Work;

export type FromJudge = { kind: 'ready' } | Judged | Finished;

export function serveJudge(layers: Layers, port: MessagePort, progress: Progress): void {
  let session: JudgeSession | null = null;
  const send = (message: FromJudge): void => port.postMessage(message);

  function enter(step: Step): void {
    // The time first: a watcher that sees the step must not see the time of the one before.
    Atomics.store(progress.since, 0, process.hrtime.bigint());
    Atomics.store(progress.step, 0, steps.indexOf(step));
  }

  function judge({ bytes, tainted }: Work & { kind: 'judge' }): Judged {
    if (!session) return { kind: 'failed', why: 'no session is open' };
    Atomics.store(progress.factsLength, 0, 0);
    return judgeEvent(Buffer.from(bytes), tainted, session, show);
  }

  function show(facts: Facts): void {
    const text = Buffer.from(JSON.stringify(facts));
    if (text.length > progress.facts.length) return;
    progress.facts.set(text);
    // The length last: it says that the rest is there.
    Atomics.store(progress.factsLength, 0, text.length);
  }

  function finish({ drafts, about }: Work & { kind: 'finish' }): Finished {
    enter('cleaning');
    try {
      const raw = about && parseEvent(Buffer.from(about));
      const policy = session?.stage.policy ?? null;
      return { kind: 'finished', entries: drafts.map((draft) => finishEntry(draft, raw, policy, layers)) };
    } catch (cause) {
      return { kind: 'failed', why: messageOf(cause) };
    }
  }

  port.on('message', (message: ToJudge) => {
    if (message.kind === 'open') {
      const { stage } = message;
      session = { stage, resolve: layers.resolver(stage), layers, clean: new Set(), enter };
      if (message.warmUp) warmUp(session);
      return;
    }
    const done = message.kind === 'judge' ? judge(message) : finish(message);
    enter('waiting');
    send(done);
  });
  send({ kind: 'ready' });
}
