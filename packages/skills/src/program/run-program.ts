// Runs a program of a skill in its container: what it was refused for goes to who reads its last words, a crash with its stack.
import { HarnessError, describeError } from '@agent-harness/contracts';

/** Exit code of a refusal; 2 is left to the hooks of the CLI, 1 to a crash. */
const REFUSED = 3;

export function runProgram(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    const refused = error instanceof HarnessError;
    const crash = error instanceof Error ? error.stack : undefined;
    process.stderr.write(`${(refused ? undefined : crash) ?? describeError(error)}\n`);
    process.exitCode = refused ? REFUSED : 1;
  });
}
