// The judge's thread: takes one event at a time, says where it is in memory that the guard can see, and answers.
import type { GuardSession } from '@agent-harness/contracts';
import type { MessagePort } from 'node:worker_threads';
import { finishEntry } from './finish-entry.ts';
import { type Bench, judgeEvent, parseEvent } from './judge-event.ts';
import { type Draft, type Facts, type Finished, type Judged, type Step, steps } from './judgement.ts';
import type { Layers } from './layers.ts';
import { warmUp } from './warm-up.ts';

/** Memory that both threads see: which step runs, and since when. Nanoseconds of the monotonic clock. */
export interface Progress {
  step: Int32Array<SharedArrayBuffer>;
  since: BigInt64Array<SharedArrayBuffer>;
}

export type Work =
  | { kind: 'judge'; bytes: Uint8Array; tainted: boolean }
  | { kind: 'finish'; drafts: readonly Draft[]; about: Uint8Array | null };

export type ToJudge = { kind: 'open'; stage: GuardSession } | Work;

export type FromJudge = { kind: 'ready' } | { kind: 'read'; facts: Facts } | Judged | Finished;

export function serveJudge(layers: Layers, port: MessagePort, progress: Progress): void {
  let bench: Bench | null = null;
  const send = (message: FromJudge): void => port.postMessage(message);

  function enter(step: Step): void {
    // The time first: a watcher that sees the step must not see the time of the one before.
    Atomics.store(progress.since, 0, process.hrtime.bigint());
    Atomics.store(progress.step, 0, steps.indexOf(step));
  }

  function judge({ bytes, tainted }: Work & { kind: 'judge' }): Judged {
    if (!bench) return { kind: 'failed', why: 'no session is open' };
    return judgeEvent(Buffer.from(bytes), tainted, bench, (facts) => send({ kind: 'read', facts }));
  }

  function finish({ drafts, about }: Work & { kind: 'finish' }): Finished {
    enter('cleaning');
    try {
      const raw = about && parseEvent(Buffer.from(about));
      const policy = bench?.stage.policy ?? null;
      return { kind: 'finished', entries: drafts.map((draft) => finishEntry(draft, raw, policy, layers)) };
    } catch (cause) {
      return { kind: 'failed', why: cause instanceof Error ? cause.message : String(cause) };
    }
  }

  port.on('message', (message: ToJudge) => {
    if (message.kind === 'open') {
      bench = { stage: message.stage, resolve: layers.resolver(message.stage), layers, enter };
      return warmUp(bench);
    }
    const done = message.kind === 'judge' ? judge(message) : finish(message);
    enter('waiting');
    send(done);
  });
  send({ kind: 'ready' });
}
