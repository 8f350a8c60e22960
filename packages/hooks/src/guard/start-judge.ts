// Keeps a judge in a thread of its own, and stops it at the deadline: a loop or a pattern that never ends costs one refusal.
import type { GuardSession } from '@agent-harness/contracts';
import { Worker } from 'node:worker_threads';
import { type Finished, type Judge, type Judged, type Step, steps } from './judgement.ts';
import {
  type FromJudge,
  type Progress,
  type ToJudge,
  type Work,
  factsIn,
  newProgress,
} from './serve-judge.ts';

/** What hostile input may make the judge use. MiB; past it the thread ends, and the guard lives on. */
const memoryMb = 512;

/** What a judge that has just been started may need besides, before its first event. Milliseconds. */
const startMs = 1_000;

/** For a step while no session has said another. Milliseconds. */
const stepMs = 1_000;

type Done = Judged | Finished;

interface Job {
  work: Work;
  /** `performance.now()` after which nobody waits any more. */
  until: number;
  settle(done: Done): void;
}

/** @param entry program of the thread: it calls `serveJudge` */
export function startJudge(entry: string): Judge {
  let stage: GuardSession | null = null;
  let active: Job | null = null;
  let queue: Job[] = [];
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let thread = start();

  function start(): { worker: Worker; progress: Progress; ready: Promise<void> } {
    const progress = newProgress();
    const worker = new Worker(entry, {
      workerData: progress,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    const ready = new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('error', reject);
    });
    // Only the first start is waited for; a later failure is the answer to an event.
    ready.catch(() => {});
    worker.on('message', receive);
    worker.on('error', (cause) => replace({ kind: 'failed', why: `the judge failed: ${cause.message}` }));
    // An event may be waiting already: no time for a warm-up.
    if (stage) post({ kind: 'open', stage, warmUp: false }, worker);
    return { worker, progress, ready };
  }

  function post(message: ToJudge, to: Worker = thread.worker): void {
    to.postMessage(message, []);
  }

  function receive(message: FromJudge): void {
    if (message.kind === 'ready') return;
    finish(message);
  }

  function finish(done: Done): void {
    clearTimeout(timer);
    const job = active;
    active = null;
    job?.settle(done);
    next();
  }

  function next(): void {
    if (active || closed) return;
    const job = queue.shift();
    if (!job) return;
    // Nobody waits for it any more: to begin it could only cost the thread that the others wait for.
    if (performance.now() >= job.until) {
      job.settle({ kind: 'overdue', step: 'waiting', facts: null });
      return next();
    }
    active = job;
    Atomics.store(thread.progress.since, 0, process.hrtime.bigint());
    post(job.work);
    watch(job);
  }

  /** Looks again whenever the step that runs could be overdue. */
  function watch(job: Job): void {
    const limitMs = stage?.policy.limits.deadlineMs ?? stepMs;
    const left = Math.min(limitMs - where().spent, job.until - performance.now());
    timer = setTimeout(
      () => {
        const { step, spent } = where();
        const overdue = spent >= limitMs + (step === 'waiting' ? startMs : 0);
        if (!overdue && performance.now() < job.until) return watch(job);
        replace({ kind: 'overdue', step, facts: step === 'waiting' ? null : factsIn(thread.progress) });
      },
      Math.max(1, Math.ceil(left)),
    );
  }

  function where(): { step: Step; spent: number } {
    const step = steps[Atomics.load(thread.progress.step, 0)] ?? 'waiting';
    const since = Atomics.load(thread.progress.since, 0);
    return { step, spent: Number(process.hrtime.bigint() - since) / 1e6 };
  }

  function replace(done: Extract<Done, { kind: 'failed' | 'overdue' }>): void {
    if (closed) return;
    const { worker } = thread;
    worker.removeAllListeners();
    worker.on('error', () => {});
    void worker.terminate();
    thread = start();
    finish(done);
  }

  /** Each kind of work is answered by its own kind of answer, or by how it failed. */
  function ask<Answer extends Done>(work: Work, withinMs: number): Promise<Answer> {
    return new Promise((resolve) => {
      const settle = (done: Done): void => resolve(done as Answer);
      if (closed) return settle({ kind: 'failed', why: 'the guard is stopping' });
      queue.push({ work, until: performance.now() + withinMs, settle });
      next();
    });
  }

  return {
    ready: () => thread.ready,
    open(opened) {
      stage = opened;
      post({ kind: 'open', stage, warmUp: true });
    },
    judge: (bytes, tainted, withinMs) => ask<Judged>({ kind: 'judge', bytes, tainted }, withinMs),
    finish: (drafts, about, withinMs) => ask<Finished>({ kind: 'finish', drafts, about }, withinMs),
    async [Symbol.asyncDispose]() {
      closed = true;
      const unjudged = active ? [active, ...queue] : queue;
      queue = [];
      for (const job of unjudged) job.settle({ kind: 'failed', why: 'the guard is stopping' });
      await thread.worker.terminate();
    },
  };
}
