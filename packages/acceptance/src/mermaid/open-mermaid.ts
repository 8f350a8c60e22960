// Starts the Mermaid parser when the first diagram comes, and ends it with its owner.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** What mermaid's own parser made of a text. */
export type Diagram =
  /** `connections` are edges, relations, messages; null where the kind of diagram has none. */
  | { kind: 'diagram'; type: string; connections: number | null }
  /** `line` is in the diagram, from 1. */
  | { kind: 'broken'; message: string; line: number | null };

export interface Mermaid extends AsyncDisposable {
  read(text: string): Promise<Diagram>;
}

const program = new URL('../../worker/mermaid.mjs', import.meta.url);

/** Loading takes 1 to 3 s, a diagram a few ms. */
const LOADING_MS = 60_000;

/** @param deadlineMs after which a diagram counts as broken and its thread is ended */
export function openMermaid(deadlineMs = 20_000): Mermaid {
  let running: Promise<Worker> | null = null;
  const stop = async () => {
    const worker = await running;
    running = null;
    await worker?.terminate();
  };
  return {
    async read(text) {
      running ??= start();
      const worker = await running;
      const answer = nextMessage(worker, deadlineMs);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(text);
      try {
        return (await answer) as Diagram;
      } catch (error) {
        await stop();
        return { kind: 'broken', message: (error as Error).message, line: null };
      }
    },
    [Symbol.asyncDispose]: stop,
  };
}

async function start(): Promise<Worker> {
  const limits = { maxOldGenerationSizeMb: 512 };
  const worker = new Worker(program, { env: {}, resourceLimits: limits, stdout: true, stderr: true });
  await nextMessage(worker, LOADING_MS);
  return worker;
}

/** Rejects when the thread fails, ends, or does not answer in time. */
async function nextMessage(worker: Worker, deadlineMs: number): Promise<unknown> {
  const done = new AbortController();
  const { signal } = done;
  const late = AbortSignal.timeout(deadlineMs);
  const failures = [
    once(late, 'abort', { signal }).then(() => `it took longer than ${deadlineMs} ms`),
    once(worker, 'exit', { signal }).then(() => 'the parser ended'),
  ].map((failure) => failure.then((reason) => Promise.reject(new Error(reason))));
  for (const failure of failures) failure.catch(() => undefined);
  try {
    const [message] = await Promise.race([once(worker, 'message', { signal }), ...failures]);
    return message;
  } finally {
    done.abort();
  }
}
