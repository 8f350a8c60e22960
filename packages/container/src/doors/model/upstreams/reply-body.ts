// The body of a reply that is made here instead of by a model's host.

export async function* bodyOf(...chunks: readonly string[]): AsyncIterable<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}
