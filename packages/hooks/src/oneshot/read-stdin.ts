// Standard input to its end, and no more of it than a process can hold.
import { HarnessError } from '@agent-harness/contracts';

/** More than any policy takes, and less than what ends a process. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * A blocking read would start sooner, but neither a timer nor the end of the process gets past it.
 * @throws HarnessError `event.invalid` for more than 64 MiB
 */
export async function readStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    size += (chunk as Buffer).length;
    if (size > MAX_BYTES)
      throw new HarnessError('event.invalid', `the event has more than ${MAX_BYTES} bytes`, 'split the call');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks, size);
}
