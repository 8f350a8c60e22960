// Cuts a stream of bytes at NUL, so that a history of any length is never held in memory.

/** Yields each NUL-terminated piece as UTF-8 (invalid bytes become U+FFFD), and a last piece without NUL if any. */
export async function* tokens(chunks: AsyncIterable<Buffer>): AsyncIterable<string> {
  for await (const batch of tokenBatches(chunks)) yield* batch;
}

/** The same pieces, as many at once as a chunk holds: a long history has tens of millions. */
export async function* tokenBatches(chunks: AsyncIterable<Buffer>): AsyncIterable<string[]> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    const last = chunk.lastIndexOf(0);
    if (last === -1) {
      rest.push(chunk);
      continue;
    }
    // A NUL is never part of a longer character, so what lies between two of them decodes on its own.
    const whole =
      rest.length === 0 ? chunk.subarray(0, last) : Buffer.concat([...rest, chunk.subarray(0, last)]);
    yield whole.toString('utf8').split('\0');
    rest = last + 1 < chunk.length ? [chunk.subarray(last + 1)] : [];
  }
  if (rest.length > 0) yield [Buffer.concat(rest).toString('utf8')];
}
