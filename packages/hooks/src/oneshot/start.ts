// The file that Node starts: it loads the hook by its stored code. Whatever goes wrong ends with exit code 2, the only one that refuses.
import { writeSync } from 'node:fs';
import type { answerHook } from './answer-hook.ts';
import { readScript, runScript } from './part.ts';

try {
  const load = (name: string): Record<string, unknown> =>
    runScript(readScript(__dirname, name).script, require);
  (load('hook')['answerHook'] as typeof answerHook)({ folder: __dirname, load });
} catch (cause) {
  try {
    writeSync(2, `the hook cannot start, so the call is refused: ${String(cause)}\n`);
  } finally {
    process.exit(2);
  }
}
