// What a writer of the audit log says when the disk does not do what was asked.
import { HarnessError } from '@agent-harness/contracts';

export function openingError(file: string, cause: NodeJS.ErrnoException): HarnessError {
  return cause.code === 'EEXIST' ? existsError(file, cause) : failedError(file, cause);
}

function existsError(file: string, cause: Error): HarnessError {
  return new HarnessError(
    'audit.exists',
    `${file} exists: an audit log is never overwritten`,
    'choose another file, or open it with takeOver when its writer is known to be dead',
    { cause },
  );
}

export function failedError(file: string, cause: Error): HarnessError {
  return new HarnessError(
    'audit.failed',
    `${file} cannot be written: ${cause.message}`,
    'free space or repair the disk, then start a new run: nothing may happen that is not recorded',
    { cause },
  );
}
