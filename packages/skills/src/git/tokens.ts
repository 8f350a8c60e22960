// Cuts a stream of bytes at NUL, so that a history of any length is never held in memory.

/** Yields each NUL-terminated piece as UTF-8 (invalid bytes become U+FFFD), and a last piece without NUL if any. */
export async function* tokens(chunks: AsyncIterable<Buffer>): AsyncIterable<string> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(0); at !== -1; at = chunk.indexOf(0, from)) {
      const piece = chunk.subarray(from, at);
      yield rest.length === 0 ? piece.toString('utf8') : Buffer.concat([...rest, piece]).toString('utf8');
      rest = [];
      from = at + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) yield Buffer.concat(rest).toString('utf8');
}
