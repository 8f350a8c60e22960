// Splits a stream into lines of bounded length: the writer is not trusted, so a line without an end must not fill memory.
import type { Readable } from 'node:stream';

/** Longer than any line of Claude Code's stream with a whole file in it. */
export const MAX_LINE = 8 * 1024 * 1024;

/** Calls `line` for each line; one longer than `max` characters arrives cut, its rest is dropped. */
export function boundedLines(stream: Readable, line: (text: string) => void, max: number = MAX_LINE): void {
  let pending = '';
  let dropping = false;
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const parts = chunk.split('\n');
    for (const [index, part] of parts.entries()) {
      if (!dropping) pending += part;
      if (pending.length > max) {
        pending = pending.slice(0, max);
        dropping = true;
      }
      if (index === parts.length - 1) continue;
      line(pending);
      pending = '';
      dropping = false;
    }
  });
  stream.on('end', () => {
    if (pending !== '') line(pending);
    pending = '';
  });
}
