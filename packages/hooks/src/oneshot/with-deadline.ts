// Runs work that cannot be waited for with a timer, because it never lets go of the thread, and stops it when it is late.
import { runInThisContext } from 'node:vm';

const hold = Symbol.for('agent-harness.held-work');

/**
 * V8 interrupts loops and regular expressions alike.
 * @throws Error with code ERR_SCRIPT_EXECUTION_TIMEOUT after `withinMs`; whatever the work throws
 */
export function withDeadline<Result>(work: () => Result, withinMs: number): Result {
  const holder = globalThis as { [hold]?: () => Result };
  holder[hold] = work;
  try {
    return runInThisContext(`globalThis[Symbol.for('${hold.description}')]()`, {
      timeout: withinMs,
    }) as Result;
  } finally {
    delete holder[hold];
  }
}
