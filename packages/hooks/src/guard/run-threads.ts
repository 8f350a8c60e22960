// One program, two threads: the guard, which remembers, records and answers, and its judge, which can be stopped.
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { Layers } from './layers.ts';
import { runGuard } from './process.ts';
import { type Progress, serveJudge } from './serve-judge.ts';
import { startJudge } from './start-judge.ts';

/** The program that was started is the one that the judge's thread runs too. */
export function runThreads(layers: Layers): void {
  if (!isMainThread && parentPort) return serveJudge(layers, parentPort, workerData as Progress);
  process.umask(0o077);
  runGuard(startJudge(process.argv[1] ?? ''), (message) => process.send?.(message));
}
