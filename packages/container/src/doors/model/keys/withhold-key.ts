// Takes a key out of what comes back: a host that repeats its request in an error would hand it to the agent.

const MASK = '[held by the model door]';

/** Replaces every one of the words, also where it is cut by a chunk's border; holds back only what may be one's beginning. */
export async function* withholdKey(
  body: AsyncIterable<Uint8Array>,
  words: readonly string[],
): AsyncIterable<Uint8Array> {
  const needles = words.filter((word) => word.length >= 8).map((word) => Buffer.from(word));
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of body) {
    const bytes =
      held.length === 0
        ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
        : Buffer.concat([held, chunk]);
    const clean = mask(bytes, needles);
    const keep = beginning(clean, needles);
    held = clean.subarray(clean.length - keep);
    if (keep < clean.length) yield clean.subarray(0, clean.length - keep);
  }
  if (held.length > 0) yield held;
}

/** The same for a header or a message. */
export const withholdWords = (text: string, words: readonly string[]): string =>
  words.filter((word) => word.length >= 8).reduce((clean, word) => clean.replaceAll(word, MASK), text);

function mask(bytes: Buffer, needles: readonly Buffer[]): Buffer {
  let clean = bytes;
  for (const needle of needles)
    for (let at = clean.indexOf(needle); at !== -1; at = clean.indexOf(needle, at + MASK.length))
      clean = Buffer.concat([clean.subarray(0, at), Buffer.from(MASK), clean.subarray(at + needle.length)]);
  return clean;
}

/** Length of the longest end of `bytes` that a needle begins with. */
function beginning(bytes: Buffer, needles: readonly Buffer[]): number {
  let longest = 0;
  for (const needle of needles) {
    const first = needle[0] ?? -1;
    let at = bytes.indexOf(first, Math.max(0, bytes.length - needle.length + 1));
    while (at !== -1 && bytes.length - at > longest) {
      if (bytes.compare(needle, 0, bytes.length - at, at) === 0) longest = bytes.length - at;
      at = bytes.indexOf(first, at + 1);
    }
  }
  return longest;
}
